// What a value prints on a stream.
#ifndef SMTP_REPLY_TESTS_STREAMED_HPP
#define SMTP_REPLY_TESTS_STREAMED_HPP

#include <sstream>
#include <string>

template <class T>
std::string streamed(const T& value) {
  std::ostringstream stream;
  stream << value;
  return stream.str();
}

#endif  // SMTP_REPLY_TESTS_STREAMED_HPP
