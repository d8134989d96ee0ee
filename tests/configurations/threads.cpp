// The library has no state: many threads may use it at once, and may share any object that none of them changes. Here
// each calls every function on the same objects and must get what one thread alone gets; built with -fsanitize=thread by
// tests/analysis/run.sh, which sees a write that no result shows.
#include <smtp_reply/error_code.hpp>
#include <smtp_reply/smtp_reply.hpp>

#include <cstddef>
#include <cstdio>
#include <functional>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace smtp_reply;

namespace {

constexpr std::string_view ehlo_octets =
    "250-mx.example.org\r\n250-SIZE 52428800\r\n250-AUTH PLAIN LOGIN\r\n250-8BITMIME\r\n250 STARTTLS\r\n";
constexpr std::string_view refusal_octets =
    "551-5.1.6 User not local\r\n551 5.1.6 gr\xC3\xBC\xC3\x9F <bob@example.net>\r\n550 the next one\r\n";

// What the threads share.
struct shared_objects {
  parse_options options;
  write_options writing;
  parse_result ehlo = parse(ehlo_octets);
  parse_result refusal = parse(refusal_octets);
  parse_result failure = parse("2x0");
  parser begun;
  comparison compared = compare(211_code, 502_code);
  explanation explained = explain(571_code);
};

class collector {
 public:
  template <class T>
  void add(const T& printed) {
    std::ostringstream stream;
    stream << printed << '\n';
    text_ += stream.str();
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_{};
};

void read(const shared_objects& shared, collector& all) {
  for (const parse_result* const r : {&shared.ehlo, &shared.refusal, &shared.failure}) {
    all.add(*r);
    all.add(r->reply.code());
    all.add(r->reply.quirks());
    all.add(r->reply.text());
    all.add(r->reply.raw());
    all.add(r->reply.enhanced().value_or(enhanced_code{}));
    for (const line_view line : r->reply.lines()) all.add(line);
    for (const extension_view e : extensions(r->reply)) all.add(e);
    for (const std::string_view mechanism : auth_mechanisms(r->reply)) all.add(mechanism);
    all.add(message_size_limit(r->reply));
    all.add(offers(r->reply, "auth", "login"));
    all.add(find_extension(r->reply, "size").has_value());
    all.add(forward_path(r->reply));
    for (const command cmd : all_commands) all.add(advise(cmd, r->reply));
  }
  all.add(parse(refusal_octets, shared.options));
  parser own = shared.begun;
  all.add(own.parse(ehlo_octets));
  all.add(message(shared.failure.error));
}

void know(collector& all) {
  for (int value = 0; value < 1000; ++value) {
    const auto c = static_cast<code>(value);
    all.add(c);
    all.add(class_of(c));
    all.add(category_of(c));
    all.add(severity_of(c));
    all.add(is_well_formed(c) || closes_connection(c) || matches(c, "5yz"));
    all.add(name(c));
    all.add(phrase(c));
    all.add(commands_listing(c));
    all.add(guide(c, language::arabic).meaning);
    all.add(advise(command::rcpt, c));
    all.add(listed(command::rcpt, c));
    all.add(phrase(command::auth, c));
    if (find(c) != nullptr) all.add(find_code(name(c)) == find(c));
    const std::error_code error = make_error_code(c);
    all.add(error.message());
    all.add(error == condition::transient_failure);
  }
  for (const enhanced_info& row : enhanced_table) {
    const enhanced_code e{5, row.subject, row.detail};
    all.add(e);
    all.add(name(e));
    all.add(summary(e));
    all.add(find(e) == &row);
    all.add(matches(e, "x.7.x"));
    all.add(std::hash<enhanced_code>()(e) == std::hash<enhanced_code>()(e));
  }
  all.add(to_enhanced_code("5.7.509").has_value());
  all.add(to_code("550").has_value());
}

void write(const shared_objects& shared, collector& all) {
  std::string reply;
  write_reply(std::back_inserter(reply), 550_code, {5, 1, 1}, "No such user\nat all", shared.writing);
  all.add(reply);
  char buffer[128] = {};
  const std::size_t size = write_reply_n(buffer, sizeof buffer, 250_code, "ok", shared.writing);
  all.add(std::string_view(buffer, size));
  all.add(canned<502_code, 5, 1>());
  all.add(shared.compared);
  all.add(shared.explained);
  std::string report;
  write_report(std::back_inserter(report), shared.compared, language::arabic);
  all.add(report);
}

std::string everything(const shared_objects& shared) {
  collector all;
  read(shared, all);
  know(all);
  write(shared, all);
  return all.text();
}

}  // namespace

int main() {
  shared_objects shared;
  static_cast<void>(shared.begun.parse("250-mx.example.org\r\n250-SI"));
  const shared_objects& only_read = shared;

  constexpr std::size_t count = 4;
  std::vector<std::string> got(count);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&, i] { got[i] = everything(only_read); });
  for (std::thread& t : threads) t.join();

  // Not before: what a first use would make once, the threads are to race for.
  const std::string alone = everything(only_read);
  for (const std::string& text : got) {
    if (text == alone) continue;
    std::fputs("a thread among others gets another result than one alone\n", stderr);
    return 1;
  }
  std::printf("%zu octets from each of %zu threads\n", alone.size(), count);
  return alone.size() > 100000 ? 0 : 1;
}
