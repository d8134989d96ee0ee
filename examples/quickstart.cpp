// The first program of the README.
#include <iostream>
#include <string>

#include <smtp_reply/smtp_reply.hpp>

using namespace smtp_reply;

int main() {
  const std::string received = "550 5.1.1 <bob@example.org>: User unknown\r\n";
  const parse_result result = parse(received);
  if (!result) {
    std::cerr << message(result.error) << ", at octet " << result.position << '\n';
    return 1;
  }
  const reply_view& reply = result.reply;
  std::cout << "reply  " << reply << '\n'
            << "code   " << reply.code() << " is " << severity_of(reply.code()) << '\n';
  if (const auto e = reply.enhanced()) std::cout << "means  " << summary(*e) << '\n';
  std::cout << "next   " << advise(command::rcpt, reply) << '\n';
}
