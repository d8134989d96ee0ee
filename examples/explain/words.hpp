// What `explain` says around the library's texts, in English and Arabic. {0} and {1} stand for numbers.
#ifndef EXPLAIN_WORDS_HPP
#define EXPLAIN_WORDS_HPP

#include <array>
#include <string_view>

#include <smtp_reply/advise.hpp>
#include <smtp_reply/command.hpp>
#include <smtp_reply/guide.hpp>

namespace example {

struct words {
  // An enhanced code.
  std::string_view says;
  std::string_view enhanced_class;
  std::string_view subject;
  std::string_view basic_codes;
  std::string_view source;
  std::string_view note;
  std::string_view unregistered;

  // A reply.
  std::string_view meaning;
  std::string_view remedy;
  std::string_view forward_to;
  std::string_view deviates;
  std::string_view client_does_next;
  std::string_view after;
  std::string_view after_whatever;  // where there are many commands
  std::string_view list_comma;

  // A session.
  std::string_view counts;  // {0} replies, {1} not plain success
  std::string_view line;    // {0} its number
  std::string_view greeting;
  std::string_view end_of_message;
  std::string_view command_not_shown;
  std::string_view unasked;
  std::string_view follows_from;  // {0}: a line
  std::string_view reply;
  std::string_view next;
  std::string_view cut_off;
  std::string_view missing;
  std::string_view message_unknown;

  // The advice. By scope: command, recipient, transaction, session.
  std::string_view proceed;
  std::string_view session_is_over;
  std::string_view send_more;
  std::string_view authenticate;
  std::array<std::string_view, 4> retry_later;
  std::array<std::string_view, 4> give_up;
  std::string_view give_up_auth;
  std::string_view fall_back;
  std::string_view fall_back_from_ehlo;
  std::string_view fall_back_from_parameters;
  std::string_view fall_back_from_starttls;
  std::string_view fall_back_from_auth;

  // The verdict. By fate: not_sent, delivered, put_off, rejected, unknown. For one recipient; for {0} of {1}; and for
  // {0} others of them.
  std::string_view verdict;
  std::array<std::string_view, 5> fates;
  std::array<std::string_view, 5> fates_of_many;
  std::array<std::string_view, 5> fates_of_others;
  std::string_view and_also;
  std::string_view nothing_sent;
  std::string_view commands_missing;
  std::string_view incomplete;
  std::string_view later;
  std::string_view rejected;
  std::string_view authenticate_first;
  std::string_view other_way_first;
  std::string_view no_dialogue;
};

inline constexpr words english = [] {
  words w{};
  w.says = "What it says";
  w.enhanced_class = "Class";
  w.subject = "Subject";
  w.basic_codes = "Comes with";
  w.source = "Source";
  w.note = "Note";
  w.unregistered =
      "IANA has not registered this detail, so what follows is about its subject or class. Only the operator of the "
      "server knows what exactly it stands for.";

  w.meaning = "What it means";
  w.remedy = "What to do";
  w.forward_to = "New address";
  w.deviates = "Deviates from RFC 5321";
  w.client_does_next = "What a client does next";
  w.after = "After";
  w.after_whatever = "Whatever it answers";
  w.list_comma = ", ";

  w.counts = "Replies: {0}. Not plain success: {1}.";
  w.line = "Line {0}";
  w.greeting = "the greeting";
  w.end_of_message = "the end of the message";
  w.command_not_shown = "command not known";
  w.unasked = "no command called for it";
  w.follows_from = "This only follows from the reply in line {0}; see there.";
  w.reply = "Reply";
  w.next = "What to do next";
  w.cut_off = "The reply is cut off: its last line is missing.";
  w.missing = "None: the transcript ends before it.";
  w.message_unknown = "Look for it on the server, or send the message again: it may then arrive twice (RFC 5321 6.1).";

  w.proceed = "Go on with the next command.";
  w.session_is_over = "Nothing more: the session is over.";
  w.send_more = "Send what the server now waits for.";
  w.authenticate = "Log in with AUTH, or encrypt with STARTTLS, whichever the text asks for; then repeat the command.";
  w.retry_later = {{
      "Repeat the command later.",
      "Keep the message for this recipient and try again later. Mail servers do so by themselves.",
      "Keep the message and try again later. Mail servers do so by themselves.",
      "End the session, keep what is not delivered, and try again later. Mail servers do so by themselves.",
  }};
  w.give_up = {{
      "Do not repeat the command unchanged.",
      "Do not try this recipient again unchanged; tell the sender. The other recipients are not concerned.",
      "Do not send this message again unchanged; tell the sender.",
      "Do not try this server again. If the domain has no other one, tell the sender.",
  }};
  w.give_up_auth = "Do not log in with the same credentials again.";
  w.fall_back = "Do without it here, or reach the goal another way.";
  w.fall_back_from_ehlo = "Say HELO instead of EHLO, and use no extensions.";
  w.fall_back_from_parameters = "Repeat it without the parameters behind the address.";
  w.fall_back_from_starttls = "Go on without encryption only if your policy allows it; otherwise try again later.";
  w.fall_back_from_auth = "Try another AUTH mechanism.";

  w.verdict = "Verdict";
  w.fates = {
      {"not sent", "delivered", "try again later", "rejected", "not known, the reply to the message is missing"}};
  w.fates_of_many = {{
      "not sent to {0} of {1} recipients",
      "delivered to {0} of {1} recipients",
      "try again later for {0} of {1} recipients",
      "rejected for {0} of {1} recipients",
      "not known for {0} of {1} recipients, the reply to the message is missing",
  }};
  w.fates_of_others = {{"{0} not sent", "{0} delivered", "{0} to try again later", "{0} rejected", "{0} not known"}};
  w.and_also = "; ";
  w.nothing_sent = "no message was sent";
  w.commands_missing = "not known, the transcript does not show the commands";
  w.incomplete = "not known, the transcript breaks off or a reply in it cannot be read";
  w.later = "try again later";
  w.rejected = "rejected";
  w.authenticate_first = "rejected until the client logs in or encrypts";
  w.other_way_first = "no message was sent, the client has to go another way first";
  w.no_dialogue = "not an SMTP dialogue";
  return w;
}();

inline constexpr words arabic = [] {
  words w{};
  w.says = "ماذا يقول";
  w.enhanced_class = "الفئة";
  w.subject = "الموضوع";
  w.basic_codes = "يأتي مع";
  w.source = "المصدر";
  w.note = "ملاحظة";
  w.unregistered = "هذا التفصيل غير مسجَّل لدى IANA، فما يلي يخص موضوعه أو فئته. ولا يعرف معناه بالضبط إلا مدير الخادم.";

  w.meaning = "الوصف";
  w.remedy = "كيفية الإصلاح";
  w.forward_to = "العنوان الجديد";
  w.deviates = "يخالف \u2066RFC 5321\u2069 في";
  w.client_does_next = "ما يفعله العميل بعد ذلك";
  w.after = "بعد";
  w.after_whatever = "أيًّا كان ما يجيب عنه";
  w.list_comma = "، ";

  w.counts = "عدد الردود: {0}. ما ليس منها نجاحًا تامًا: {1}.";
  w.line = "السطر {0}";
  w.greeting = "رسالة الترحيب";
  w.end_of_message = "نهاية الرسالة";
  w.command_not_shown = "الأمر غير معروف";
  w.unasked = "رد لم يطلبه أي أمر";
  w.follows_from = "هذا مجرد نتيجة للرد في السطر {0}، فانظر هناك.";
  w.reply = "الرد";
  w.next = "الخطوة التالية";
  w.cut_off = "الرد مبتور: سطره الأخير ناقص.";
  w.missing = "لا رد: ينتهي السجل قبله.";
  w.message_unknown = "ابحث عن الرسالة في الخادم، أو أرسلها من جديد، وقد تصل عندئذ مرتين (\u2066RFC 5321 6.1\u2069).";

  w.proceed = "تابع بالأمر التالي.";
  w.session_is_over = "لا شيء بعد ذلك: انتهت الجلسة.";
  w.send_more = "أرسل ما ينتظره الخادم الآن.";
  w.authenticate = "سجّل الدخول بالأمر \u2066AUTH\u2069 أو شفّر الاتصال بالأمر \u2066STARTTLS\u2069، بحسب ما يطلبه النص، ثم أعد الأمر.";
  w.retry_later = {{
      "أعد الأمر لاحقًا.",
      "احتفظ بالرسالة لهذا المستلم وحاول لاحقًا. خوادم البريد تفعل ذلك من تلقاء نفسها.",
      "احتفظ بالرسالة وحاول لاحقًا. خوادم البريد تفعل ذلك من تلقاء نفسها.",
      "أنهِ الجلسة واحتفظ بما لم يُسلَّم وحاول لاحقًا. خوادم البريد تفعل ذلك من تلقاء نفسها.",
  }};
  w.give_up = {{
      "لا تُعِد الأمر كما هو.",
      "لا تحاول مع هذا المستلم ثانية دون تغيير، وأبلغ المُرسِل. لا يعني ذلك بقية المستلمين.",
      "لا ترسل هذه الرسالة ثانية كما هي، وأبلغ المُرسِل.",
      "لا تحاول مع هذا الخادم ثانية. وإن لم يكن للنطاق خادم آخر فأبلغ المُرسِل.",
  }};
  w.give_up_auth = "لا تسجّل الدخول ببيانات الاعتماد نفسها ثانية.";
  w.fall_back = "استغنِ عنه هنا، أو اسلك طريقًا آخر إلى الغاية.";
  w.fall_back_from_ehlo = "أرسل \u2066HELO\u2069 بدلًا من \u2066EHLO\u2069، ولا تستخدم أي امتداد.";
  w.fall_back_from_parameters = "أعد الأمر بلا المعلمات التي تلي العنوان.";
  w.fall_back_from_starttls = "تابع دون تشفير فقط إن سمحت سياستك بذلك، وإلا فحاول لاحقًا.";
  w.fall_back_from_auth = "جرّب آلية أخرى من آليات \u2066AUTH\u2069.";

  w.verdict = "الخلاصة";
  w.fates = {{"لم تُرسَل", "سُلِّمت", "حاول لاحقًا", "مرفوضة", "غير معروفة، فالرد على الرسالة ناقص"}};
  w.fates_of_many = {{
      "لم تُرسَل إلى {0} من {1} من المستلمين",
      "سُلِّمت إلى {0} من {1} من المستلمين",
      "حاول لاحقًا مع {0} من {1} من المستلمين",
      "مرفوضة لدى {0} من {1} من المستلمين",
      "غير معروفة لدى {0} من {1} من المستلمين، فالرد على الرسالة ناقص",
  }};
  w.fates_of_others = {
      {"لم تُرسَل إلى {0}", "سُلِّمت إلى {0}", "حاول لاحقًا مع {0}", "مرفوضة لدى {0}", "غير معروفة لدى {0}"}};
  w.and_also = "؛ ";
  w.nothing_sent = "لم تُرسَل أي رسالة";
  w.commands_missing = "غير معروفة، فالسجل لا يُظهر الأوامر";
  w.incomplete = "غير معروفة، فالسجل مبتور أو فيه رد لا يمكن قراءته";
  w.later = "حاول لاحقًا";
  w.rejected = "مرفوضة";
  w.authenticate_first = "مرفوضة إلى أن يسجّل العميل الدخول أو يشفّر الاتصال";
  w.other_way_first = "لم تُرسَل أي رسالة، وعلى العميل أن يسلك طريقًا آخر أولًا";
  w.no_dialogue = "ليس حوار SMTP";
  return w;
}();

constexpr const words& words_of(smtp_reply::language lang) noexcept {
  return lang == smtp_reply::language::arabic ? arabic : english;
}

inline std::string_view fall_back_step(const words& w, smtp_reply::command asked) {
  using smtp_reply::command;
  switch (asked) {
    case command::ehlo: return w.fall_back_from_ehlo;
    case command::mail:
    case command::rcpt: return w.fall_back_from_parameters;
    case command::starttls: return w.fall_back_from_starttls;
    case command::auth: return w.fall_back_from_auth;
    default: return w.fall_back;
  }
}

// The advice as a sentence. What falling back means depends on the command.
inline std::string_view next_step(const words& w, const smtp_reply::advice& a, smtp_reply::command asked) {
  using smtp_reply::action;
  const auto scope = static_cast<std::size_t>(a.where);
  switch (a.what) {
    case action::proceed: return asked == smtp_reply::command::quit ? w.session_is_over : w.proceed;
    case action::send_more: return w.send_more;
    case action::authenticate: return w.authenticate;
    case action::fall_back: return fall_back_step(w, asked);
    case action::retry_later: return w.retry_later[scope];
    case action::give_up:
      return asked == smtp_reply::command::auth && a.where == smtp_reply::scope::command ? w.give_up_auth
                                                                                         : w.give_up[scope];
  }
  return {};
}

}  // namespace example

#endif  // EXPLAIN_WORDS_HPP
