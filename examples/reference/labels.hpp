// What the pages say around the library's texts, in English and Arabic. The terms are those of the glossary that heads
// guide/arabic.hpp, and Latin words of the Arabic stand between U+2066 and U+2069 as they do there.
#ifndef REFERENCE_LABELS_HPP
#define REFERENCE_LABELS_HPP

#include <array>
#include <cstddef>
#include <string_view>

#include <smtp_reply/code.hpp>
#include <smtp_reply/code_table.hpp>
#include <smtp_reply/guide.hpp>

namespace reference {

struct labels {
  // The language itself.
  std::string_view tag;  // of BCP 47, and the folder of its pages
  std::string_view direction;
  std::string_view own_name;

  // Around every page.
  std::string_view site;
  std::string_view skip;
  std::string_view sections;
  std::string_view you_are_here;
  std::string_view neighbours;
  std::string_view made_from;
  std::string_view list_comma;

  // The index.
  std::string_view introduction;
  std::string_view filter;
  std::string_view filter_hint;
  std::string_view filter_found;
  std::string_view codes;
  std::string_view matrix;
  std::string_view matrix_short;
  std::string_view matrix_note;
  std::string_view enhanced;

  // A reply code.
  std::string_view meaning;
  std::string_view when_seen;
  std::string_view remedy;
  std::string_view use;
  std::string_view facts;
  std::string_view phrase;
  std::string_view reply_class;
  std::string_view category;
  std::string_view severity;
  std::string_view retry;
  std::string_view status;
  std::string_view source;
  std::string_view name;
  std::string_view answers;
  std::string_view next_steps;
  std::string_view no_command;
  std::string_view other_commands;
  std::string_view after;
  std::string_view listed_as;
  std::string_view client_does;
  std::string_view rule;
  std::string_view goes_with;
  std::string_view none;
  std::string_view compare_with;

  // Two reply codes.
  std::string_view versus;
  std::string_view differences;
  std::string_view difference;
  std::string_view use_which;
  std::string_view worse;
  std::string_view next_steps_of_both;
  std::string_view any_command;
  std::string_view connect;
  std::string_view end_of_data;

  // An enhanced code and its subject.
  std::string_view says;
  std::string_view by_class;
  std::string_view code;
  std::string_view subject;
  std::string_view details;
  std::string_view registered_name;
  std::string_view unnamed;
  std::string_view deprecated;

  // By severity, success to permanent, which for the codes of the table is their class, too.
  std::array<std::string_view, 4> classes;
  std::array<std::string_view, 4> severities;
  std::array<std::string_view, 4> retries;

  std::array<std::string_view, 6> categories;
  std::array<std::string_view, 5> standings;
};

// Nothing else is in the table, so that no page has to have a word for it.
static_assert([] {
  for (const smtp_reply::code_info& row : smtp_reply::code_table) {
    if (!is_well_formed(row.value)) return false;
  }
  return true;
}());

inline constexpr labels english = [] {
  labels l{};
  l.tag = "en";
  l.direction = "ltr";
  l.own_name = "English";

  l.site = "SMTP reply codes";
  l.skip = "Skip to the content";
  l.sections = "Sections";
  l.you_are_here = "You are here";
  l.neighbours = "Neighbouring pages";
  l.made_from = "Written from the tables of";
  l.list_comma = ", ";

  l.introduction =
      "Every reply code of SMTP and LMTP that an RFC or the IANA registry knows, and every enhanced status code: what "
      "it "
      "means, when you see it, what to do, and how any two of them differ.";
  l.filter = "Find a code";
  l.filter_hint = "Number, word or command: 550, mailbox, VRFY, 5.1.1";
  l.filter_found = "Found:";
  l.codes = "Reply codes";
  l.matrix = "Which command gets which code";
  l.matrix_short = "Commands";
  l.matrix_note =
      "A server should send what is listed for the command. A client must be ready for any code after any command, and "
      "go by its first digit (RFC 5321 4.3.2).";
  l.enhanced = "Enhanced status codes";

  l.meaning = "What it means";
  l.when_seen = "When you see it";
  l.remedy = "What to do";
  l.use = "When to send it";
  l.facts = "At a glance";
  l.phrase = "Phrase";
  l.reply_class = "Class";
  l.category = "Category";
  l.severity = "Severity";
  l.retry = "Try again";
  l.status = "Standing";
  l.source = "Source";
  l.name = "Name in C++";
  l.answers = "Answers";
  l.next_steps = "Commands that may get it, and what a client does next";
  l.no_command = "The RFCs list it for no command.";
  l.other_commands = "After any other command, for which it is not listed";
  l.after = "After";
  l.listed_as = "Listed as";
  l.client_does = "The client";
  l.rule = "Rule";
  l.goes_with = "Enhanced codes that go with it";
  l.none = "IANA associates none with it.";
  l.compare_with = "Compare it with";

  l.versus = "vs";
  l.differences = "Key differences";
  l.difference = "Difference";
  l.use_which = "When to use which";
  l.worse = "the worse of the two";
  l.next_steps_of_both = "What a client does after each";
  l.any_command = "any command";
  l.connect = "connect";
  l.end_of_data = "end of data";

  l.says = "What it says";
  l.by_class = "In each class";
  l.code = "Code";
  l.subject = "Subject";
  l.details = "Its codes";
  l.registered_name = "Registered name";
  l.unnamed = "(no name)";
  l.deprecated = "deprecated";

  l.classes = {{"positive completion", "positive intermediate", "transient negative", "permanent negative"}};
  l.severities = {{"success", "more is to come", "temporary failure", "permanent failure"}};
  l.retries = {
      {"no need", "go on with the next part instead", "yes, later and unchanged", "only after something was changed"}};
  l.categories = {{"syntax", "information", "connections", "unspecified by RFC 5321, used for authentication",
                   "unspecified", "mail system"}};
  l.standings = {{"standard", "standards-track extension", "experimental", "deprecated",
                  "only registered by IANA, defined by no RFC"}};
  return l;
}();

inline constexpr labels arabic = [] {
  labels l{};
  l.tag = "ar";
  l.direction = "rtl";
  l.own_name = "العربية";

  l.site = "رموز الرد في SMTP";
  l.skip = "انتقل إلى المحتوى";
  l.sections = "الأقسام";
  l.you_are_here = "أنت هنا";
  l.neighbours = "الصفحات المجاورة";
  l.made_from = "كُتبت هذه الصفحات من جداول";
  l.list_comma = "، ";

  l.introduction =
      "كل رمز رد في SMTP وLMTP تعرفه وثيقة RFC أو سجل IANA، وكل رمز حالة محسّن: ماذا يعني، ومتى تراه، وكيفية إصلاحه، "
      "وما الفرق بين أي رمزين.";
  l.filter = "ابحث عن رمز";
  l.filter_hint = "رقم أو كلمة أو أمر: \u2066550\u2069، صندوق، \u2066VRFY\u2069، \u20665.1.1\u2069";
  l.filter_found = "النتائج:";
  l.codes = "رموز الرد";
  l.matrix = "أي رمز يأتي ردًا على أي أمر";
  l.matrix_short = "الأوامر";
  l.matrix_note =
      "ينبغي ألا يرسل الخادم إلا ما هو مدرج للأمر. أما العميل فعليه أن يستعد لأي رمز بعد أي أمر، وأن يستند إلى الرقم "
      "الأول (\u2066RFC 5321 4.3.2\u2069).";
  l.enhanced = "رموز الحالة المحسّنة";

  l.meaning = "الوصف";
  l.when_seen = "متى تراه";
  l.remedy = "كيفية الإصلاح";
  l.use = "متى تستخدمه";
  l.facts = "لمحة سريعة";
  l.phrase = "العبارة";
  l.reply_class = "الفئة";
  l.category = "التصنيف";
  l.severity = "درجة الخطورة";
  l.retry = "إعادة المحاولة";
  l.status = "المكانة";
  l.source = "المصدر";
  l.name = "الاسم في \u2066C++\u2069";
  l.answers = "يأتي ردًا على";
  l.next_steps = "الأوامر التي يأتي ردًا عليها، وما يفعله العميل بعده";
  l.no_command = "لا تدرجه وثائق RFC لأي أمر بعينه.";
  l.other_commands = "بعد أي أمر آخر ليس الرمز مدرجًا له";
  l.after = "بعد";
  l.listed_as = "مدرج على أنه";
  l.client_does = "على العميل";
  l.rule = "القاعدة";
  l.goes_with = "الرموز المحسّنة التي ترافقه";
  l.none = "لا يقرن به سجل IANA رمزًا محسّنًا.";
  l.compare_with = "قارنه برمز آخر";

  l.versus = "مقابل";
  l.differences = "الفروق الرئيسية";
  l.difference = "وجه الفرق";
  l.use_which = "متى تستخدم أيًا منهما";
  l.worse = "هو الأشد بينهما";
  l.next_steps_of_both = "ما يفعله العميل بعد كل منهما";
  l.any_command = "أي أمر";
  l.connect = "فتح الاتصال";
  l.end_of_data = "نهاية البيانات";

  l.says = "الوصف";
  l.by_class = "في كل فئة";
  l.code = "الرمز";
  l.subject = "الموضوع";
  l.details = "رموز هذا الموضوع";
  l.registered_name = "الاسم المسجّل";
  l.unnamed = "(بلا اسم)";
  l.deprecated = "مهجور";

  l.classes = {{"رد إيجابي بإتمام الأمر", "رد إيجابي وسيط", "رد سلبي مؤقت", "رد سلبي دائم"}};
  l.severities = {{"نجاح", "يُنتظر المزيد", "فشل مؤقت", "فشل دائم"}};
  l.retries = {{"لا حاجة إليها", "تابع بالجزء التالي بدلًا منها", "نعم، لاحقًا وبلا تغيير", "فقط بعد تغيير شيء ما"}};
  l.categories = {{"الصياغة", "المعلومات", "الاتصالات", "غير محدد في \u2066RFC 5321\u2069، ويُستخدم للمصادقة",
                   "غير محدد", "نظام البريد"}};
  l.standings = {{"معيار", "امتداد معياري", "تجريبي", "مهجور", "مسجّل لدى IANA فقط، ولا تعرّفه أي وثيقة RFC"}};
  return l;
}();

constexpr const labels& labels_of(smtp_reply::language lang) noexcept {
  return lang == smtp_reply::language::arabic ? arabic : english;
}

// The label of an enumerator or a number.
template <std::size_t Size, class Key>
constexpr std::string_view of(const std::array<std::string_view, Size>& list, Key key) noexcept {
  return list[static_cast<std::size_t>(key)];
}

}  // namespace reference

#endif  // REFERENCE_LABELS_HPP
