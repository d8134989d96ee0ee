// What `advise` says, as a sentence in English and Arabic.
#ifndef REFERENCE_ADVICE_HPP
#define REFERENCE_ADVICE_HPP

#include <array>
#include <string_view>

#include <smtp_reply/advise.hpp>
#include <smtp_reply/guide.hpp>

#include "labels.hpp"

namespace reference {

struct advice_words {
  std::string_view proceed;
  std::string_view session_is_over;
  std::string_view send_more;
  std::string_view authenticate;
  std::array<std::string_view, 4> retry_later;  // by scope
  std::array<std::string_view, 4> give_up;
  std::string_view give_up_auth;

  // What else there is depends on the command.
  std::string_view fall_back;
  std::string_view fall_back_from_ehlo;
  std::string_view fall_back_from_parameters;
  std::string_view fall_back_from_starttls;
  std::string_view fall_back_from_auth;
};

inline constexpr advice_words english_advice = {
    "Goes on with the next command.",
    "Has nothing more to do: the session is over.",
    "Sends what the server now waits for.",
    "Logs in with AUTH, or encrypts with STARTTLS, whichever the text asks for; then repeats the command.",
    {{
        "Repeats the command later.",
        "Keeps the message for this recipient and tries again later.",
        "Keeps the message and tries again later.",
        "Ends the session, keeps what is not delivered, and tries again later.",
    }},
    {{
        "Does not repeat the command unchanged.",
        "Does not try this recipient again unchanged, and tells the sender. The other recipients are not concerned.",
        "Does not send this message again unchanged, and tells the sender.",
        "Does not try this server again. If the domain has no other one, it tells the sender.",
    }},
    "Does not log in with the same credentials again.",
    "Does without it here, or reaches the goal another way.",
    "Says HELO instead, and uses no extensions.",
    "Repeats it without the parameters behind the address.",
    "Goes on without encryption only if its policy allows that; otherwise it tries again later.",
    "Tries another AUTH mechanism.",
};

inline constexpr advice_words arabic_advice = {
    "أن يتابع بالأمر التالي.",
    "لا شيء بعد ذلك: انتهت الجلسة.",
    "أن يرسل ما ينتظره الخادم الآن.",
    ("أن يسجّل الدخول بالأمر \u2066AUTH\u2069 أو يشفّر الاتصال بالأمر \u2066STARTTLS\u2069، بحسب ما يطلبه النص، ثم "
     "يعيد الأمر."),
    {{
        "أن يعيد الأمر لاحقًا.",
        "أن يحتفظ بالرسالة لهذا المستلم ويعيد المحاولة لاحقًا.",
        "أن يحتفظ بالرسالة ويعيد المحاولة لاحقًا.",
        "أن ينهي الجلسة ويحتفظ بما لم يُسلَّم ويعيد المحاولة لاحقًا.",
    }},
    {{
        "ألا يكرر الأمر بلا تغيير.",
        "ألا يعيد المحاولة مع هذا المستلم بلا تغيير، وأن يبلغ المُرسِل. ولا يمس ذلك بقية المستلمين.",
        "ألا يرسل هذه الرسالة مرة أخرى بلا تغيير، وأن يبلغ المُرسِل.",
        "ألا يعيد المحاولة مع هذا الخادم. فإن لم يكن للنطاق خادم آخر فعليه أن يبلغ المُرسِل.",
    }},
    "ألا يسجّل الدخول مرة أخرى ببيانات الاعتماد نفسها.",
    "أن يستغني عنه هنا، أو يبلغ غايته من طريق آخر.",
    "أن يرسل \u2066HELO\u2069 بدلًا منه، وألا يستخدم أي امتداد.",
    "أن يعيده بلا المعلمات التي تلي العنوان.",
    "ألا يتابع بلا تشفير إلا إذا سمحت سياسته بذلك؛ وإلا أعاد المحاولة لاحقًا.",
    "أن يجرّب آلية أخرى من آليات \u2066AUTH\u2069.",
};

inline std::string_view fall_back_step(const advice_words& w, smtp_reply::command cmd) {
  using smtp_reply::command;
  switch (cmd) {
    case command::ehlo: return w.fall_back_from_ehlo;
    case command::mail:
    case command::rcpt: return w.fall_back_from_parameters;
    case command::starttls: return w.fall_back_from_starttls;
    case command::auth: return w.fall_back_from_auth;
    default: return w.fall_back;
  }
}

// What a client does that got c after cmd.
inline std::string_view next_step(smtp_reply::command cmd, smtp_reply::code c, smtp_reply::language lang) {
  using smtp_reply::action;
  const advice_words& w = lang == smtp_reply::language::arabic ? arabic_advice : english_advice;
  const smtp_reply::advice a = smtp_reply::advise(cmd, c);
  switch (a.what) {
    case action::proceed: return cmd == smtp_reply::command::quit ? w.session_is_over : w.proceed;
    case action::send_more: return w.send_more;
    case action::authenticate: return w.authenticate;
    case action::fall_back: return fall_back_step(w, cmd);
    case action::retry_later: return of(w.retry_later, a.where);
    case action::give_up: {
      const bool about_login = cmd == smtp_reply::command::auth && a.where == smtp_reply::scope::command;
      return about_login ? w.give_up_auth : of(w.give_up, a.where);
    }
  }
  return {};
}

}  // namespace reference

#endif  // REFERENCE_ADVICE_HPP
