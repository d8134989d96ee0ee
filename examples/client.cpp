// Sends a message from standard input to a mail server and says what became of each recipient: delivered, to be tried
// again later, or rejected, with the reason in plain words.
//
//   client --server mx.example.org --from a@example.com --to b@example.org --to c@example.org < message
//
// It shows the library where a mail client needs it: `parser` reads the replies off a socket, `offers` and its like
// read what the server can do, `advise` says what to do next, `guide` and `summary` explain. No reply code stands in
// this program as a number. The parts, from the bottom up: mail_data, connection, answer, dialogue, session, report.
//
// It speaks to the one server that it is told; the search for MX records, queueing and the second try are the
// caller's, who goes by the exit status.

#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/connection.hpp"
#include "client/mail_data.hpp"
#include "client/options.hpp"
#include "client/report.hpp"
#include "client/session.hpp"

namespace {

std::vector<example::outcome> send(example::options asked, const example::mail_data& mail) {
  example::connection connection;
  example::session session(asked, mail, connection, asked.verbose ? &std::cerr : nullptr);
  std::vector<example::outcome> outcomes = session.run();
  if (!session.should_go_in_clear()) return outcomes;
  asked.starttls = example::tls_policy::never;
  return send(asked, mail);
}

int send_standard_input(const example::options& asked) {
  const std::string text{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  if (std::cin.bad()) {
    std::cerr << "client: the message cannot be read\n";
    return example::ex_ioerr;
  }
  const std::vector<example::outcome> outcomes = send(asked, example::mail_data(text));
  write_report(std::cout, outcomes);
  return exit_status_of(outcomes);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  example::options asked;
  example::option_reader reader(std::vector<std::string_view>(argv + 1, argv + argc));
  const std::optional<std::string> problem = reader.read(asked);
  if (problem) {
    std::cerr << "client: " << *problem << "\nclient --help tells how it is used\n";
    return example::ex_usage;
  }
  if (asked.help) {
    std::cout << example::usage << (example::connection::has_tls ? "" : "\nThis client is built without TLS.\n");
    return example::ex_ok;
  }
  return send_standard_input(asked);
}
