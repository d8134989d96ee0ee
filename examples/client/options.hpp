// What the command line asks for.
#ifndef CLIENT_OPTIONS_HPP
#define CLIENT_OPTIONS_HPP

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace example {

inline constexpr std::string_view usage =
    R"(Sends the message on standard input to one mail server, and says what became of each recipient.

usage: client --server HOST[:PORT] --from ADDRESS --to ADDRESS [--to ADDRESS ...] [OPTION ...] < MESSAGE

  --server HOST[:PORT]   the server itself, MX records are not looked at; [::1]:25 for IPv6; the port is 25 by default
  --from ADDRESS         the envelope sender; "" for the null reverse-path of a notification
  --to ADDRESS           a recipient; may be repeated

  --user NAME            authenticate with AUTH PLAIN or LOGIN, over TLS or to this machine itself only
  --password PASSWORD
  --auth-in-clear        authenticate without TLS, too

  --starttls             TLS where the server offers it and it works: the default
  --starttls=require     TLS with a certificate that proves who the server is, or no mail
  --starttls=no          no TLS
  --ca-file FILE         certificates (PEM) to trust instead of the system's

  --lmtp                 speak LMTP (RFC 2033): a reply for each recipient
  --timeout SECONDS      wait so long for each reply, instead of the minutes that RFC 5321 4.5.3.2 asks for
  --verbose              the dialogue on standard error: S: for the server, C: for the client
  --help

exit status: 0 delivered to all; 75 try again later; 69 rejected; 77 rejected for want of authentication;
64 wrong usage. The worst recipient decides, in this order.
)";

enum class tls_policy {
  when_offered,
  require,
  never
};

struct options {
  std::string host;
  std::string port = "25";
  std::string from;
  std::vector<std::string> to;
  std::string user;
  std::string password;
  std::string ca_file;
  tls_policy starttls = tls_policy::when_offered;
  std::optional<std::chrono::seconds> timeout;
  bool auth_in_clear = false;
  bool lmtp = false;
  bool verbose = false;
  bool help = false;
};

class option_reader {
 public:
  explicit option_reader(std::vector<std::string_view> arguments) : arguments_(std::move(arguments)) {}

  // Reads all of them into `into`, or returns what is wrong.
  std::optional<std::string> read(options& into) {
    while (next_ < arguments_.size()) {
      const std::string_view argument = arguments_[next_++];
      const std::size_t equals = std::min(argument.find('='), argument.size());
      name_ = argument.substr(0, equals);
      attached_.reset();
      if (equals < argument.size()) attached_ = argument.substr(equals + 1);
      if (!read_one(into)) return problem_ + std::string(argument);
    }
    return check(into);
  }

 private:
  bool read_one(options& into) {
    if (name_ == "--starttls") return read_policy(into.starttls);
    if (name_ == "--server") return read_value() && read_server(into);
    if (name_ == "--from") return read_value() && read_address(into.from);
    if (name_ == "--to") return read_value() && read_address(into.to.emplace_back()) && !value_.empty();
    if (name_ == "--user") return read_value() && read_text(into.user);
    if (name_ == "--password") return read_value() && read_text(into.password);
    if (name_ == "--ca-file") return read_value() && read_text(into.ca_file);
    if (name_ == "--timeout") return read_value() && read_timeout(into.timeout);
    if (name_ == "--auth-in-clear") return read_switch(into.auth_in_clear);
    if (name_ == "--lmtp") return read_switch(into.lmtp);
    if (name_ == "--verbose") return read_switch(into.verbose);
    if (name_ == "--help") return read_switch(into.help);
    problem_ = "unknown option: ";
    return false;
  }

  bool read_value() {
    problem_ = "a value is missing, or is none that will do: ";
    if (attached_) {
      value_ = *attached_;
      return true;
    }
    if (next_ == arguments_.size()) return false;
    value_ = arguments_[next_++];
    return true;
  }

  bool read_switch(bool& into) {
    problem_ = "takes no value: ";
    into = true;
    return !attached_;
  }

  bool read_text(std::string& into) const {
    into = value_;
    return true;
  }

  // What could end the command, or the path in it, would let an address say commands of its own.
  bool read_address(std::string& into) const {
    into = value_;
    return std::none_of(value_.begin(), value_.end(), [](char c) {
      const auto octet = static_cast<unsigned char>(c);
      return octet < 0x20 || octet == 0x7F || c == '<' || c == '>';
    });
  }

  bool read_policy(tls_policy& into) {
    problem_ = "--starttls takes require, no or no value: ";
    if (!attached_) into = tls_policy::when_offered;
    else if (*attached_ == "require") into = tls_policy::require;
    else if (*attached_ == "no") into = tls_policy::never;
    else return false;
    return true;
  }

  // "host", "host:port", "[::1]", "[::1]:port"
  bool read_server(options& into) const {
    std::string_view rest = value_;
    const bool bracketed = !rest.empty() && rest.front() == '[';
    const std::size_t host_end = bracketed ? rest.find(']') : std::min(rest.find(':'), rest.size());
    if (host_end == std::string_view::npos) return false;
    into.host = rest.substr(bracketed ? 1 : 0, host_end - (bracketed ? 1 : 0));
    rest.remove_prefix(host_end + (bracketed ? 1 : 0));
    if (rest.empty()) return !into.host.empty();
    into.port = rest.substr(1);
    return rest.front() == ':' && !into.host.empty() && !into.port.empty();
  }

  bool read_timeout(std::optional<std::chrono::seconds>& into) const {
    int seconds = 0;
    const char* end = value_.data() + value_.size();
    const std::from_chars_result read = std::from_chars(value_.data(), end, seconds);
    into = std::chrono::seconds(seconds);
    return read.ec == std::errc{} && read.ptr == end && seconds > 0;
  }

  std::optional<std::string> check(const options& read) {
    if (read.help) return std::nullopt;
    if (read.host.empty()) return "--server is missing";
    if (!seen_from()) return "--from is missing";
    if (read.to.empty()) return "--to is missing";
    if (read.user.empty() != read.password.empty()) return "--user and --password go together";
    return std::nullopt;
  }

  // An empty sender is a sender: only the arguments tell.
  [[nodiscard]] bool seen_from() const {
    return std::any_of(arguments_.begin(), arguments_.end(),
                       [](std::string_view argument) { return argument.substr(0, 6) == "--from"; });
  }

  std::vector<std::string_view> arguments_;
  std::size_t next_ = 0;
  std::string_view name_;
  std::optional<std::string_view> attached_;
  std::string_view value_;
  std::string problem_;
};

}  // namespace example

#endif  // CLIENT_OPTIONS_HPP
