// A recorded session, as people have it: who says what in which line.
//
//   curl -v        < 220 mx.example.org     > EHLO client.example.net
//   swaks          <-  220 mx.example.org    -> EHLO client.example.net     inside TLS: <~ and ~>, refused: <** and <~*
//   RFCs, books    S: 220 mx.example.org    C: EHLO client.example.net
//   telnet         no marks: a line that begins with a reply code is the server's
//
// To read one more kind: a row in `markings`.
#ifndef EXPLAIN_TRANSCRIPT_HPP
#define EXPLAIN_TRANSCRIPT_HPP

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <smtp_reply/advise.hpp>
#include <smtp_reply/code.hpp>
#include <smtp_reply/command.hpp>

#include "text.hpp"

namespace example {

enum class speaker {
  server,
  client
};

struct transcript_line {
  speaker who = speaker::server;
  std::size_t number = 0;  // in the file, from 1
  std::string_view text;   // without mark and line end
};
using transcript = std::vector<transcript_line>;

// ------------------------------------------------------------------------------------ lines

struct numbered_line {
  std::size_t number = 0;
  std::string_view text;
};

inline std::vector<numbered_line> split_lines(std::string_view text) {
  std::vector<numbered_line> lines;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back({number, line});
  }
  return lines;
}

inline bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

// Three digits and then nothing, a space or a hyphen.
inline bool looks_like_reply(std::string_view text) {
  if (!smtp_reply::to_code(text.substr(0, 3))) return false;
  return text.size() == 3 || text[3] == ' ' || text[3] == '-';
}

// The command of this name, in whatever case; CONNECT and MESSAGE too, which are no words of the protocol.
inline std::optional<smtp_reply::command> command_named(std::string_view text) {
  const auto same = [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; };
  for (const smtp_reply::command cmd : smtp_reply::all_commands) {
    const std::string_view name = smtp_reply::name(cmd);
    if (std::equal(text.begin(), text.end(), name.begin(), name.end(), same)) return cmd;
  }
  return std::nullopt;
}

// The command that the client's line begins with.
inline std::optional<smtp_reply::command> command_of(std::string_view line) {
  const auto cmd = command_named(line.substr(0, line.find_first_of(" \t")));
  return cmd == smtp_reply::command::connect || cmd == smtp_reply::command::message ? std::nullopt : cmd;
}

// ------------------------------------------------------------------------------------ transcripts with marks

// A mark that begins like another stands before it.
struct marking {
  std::array<std::string_view, 4> server;  // "": none
  std::array<std::string_view, 4> client;
};

inline constexpr std::array<marking, 3> markings = {{
    {{"<~*", "<**", "<~", "<-"}, {"*~>", "**>", "~>", "->"}},  // swaks
    {{"<", "", "", ""}, {">", "", "", ""}},                    // curl -v
    {{"S:", "", "", ""}, {"C:", "", "", ""}},
}};

// curl draws its progress meter in front of a line that comes while it waits: "\r  0     0 ... --:--:--     0< 220 mx".
inline std::string_view without_progress_meter(std::string_view line) {
  constexpr std::size_t shortest = 60;
  const std::size_t end = line.find_first_not_of("\r 0123456789.:-kMGTP");
  return end == line.npos || end < shortest ? line : line.substr(end);
}

inline bool starts_with_one_of(std::string_view line, const std::array<std::string_view, 4>& marks,
                               std::string_view& rest) {
  for (const std::string_view mark : marks) {
    if (mark.empty() || !starts_with(line, mark)) continue;
    rest = line.substr(mark.size());
    return true;
  }
  return false;
}

// What one line is under a marking; nothing for noise. White space in front of a mark often gets lost or added.
inline std::optional<transcript_line> read_marked(const numbered_line& from, const marking& marks) {
  const std::string_view line = without_leading_spaces(without_progress_meter(from.text));
  std::string_view rest;
  if (starts_with_one_of(line, marks.server, rest)) {
    return transcript_line{speaker::server, from.number, without_leading_spaces(rest)};
  }
  if (!starts_with_one_of(line, marks.client, rest)) return std::nullopt;
  if (starts_with(rest, " ")) rest.remove_prefix(1);
  return transcript_line{speaker::client, from.number, rest};
}

inline transcript read_marked(const std::vector<numbered_line>& lines, const marking& marks) {
  transcript result;
  for (const numbered_line& line : lines) {
    if (const auto read = read_marked(line, marks)) result.push_back(*read);
  }
  return result;
}

// ------------------------------------------------------------------------------------ transcripts without

// What telnet says for itself.
inline bool is_telnet_noise(std::string_view line) {
  constexpr std::string_view beginnings[] = {"Trying ", "Connected to ", "Escape character is ", "Connection closed "};
  return std::any_of(std::begin(beginnings), std::end(beginnings),
                     [line](std::string_view beginning) { return starts_with(line, beginning); });
}

// Whether the reply invites the client to send the message.
inline bool invites_message(std::string_view line) {
  const auto code = smtp_reply::to_code(line.substr(0, 3));
  return code && smtp_reply::advise(smtp_reply::command::data, *code).what == smtp_reply::action::send_more;
}

inline transcript read_unmarked(const std::vector<numbered_line>& lines) {
  const auto is_final_dot = [](const numbered_line& line) { return line.text == "."; };
  transcript result;
  auto message_end = lines.begin();  // a message may hold lines that look like replies
  for (auto line = lines.begin(); line != lines.end(); ++line) {
    if (line >= message_end && looks_like_reply(line->text)) {
      result.push_back({speaker::server, line->number, line->text});
      const auto dot = invites_message(line->text) ? std::find_if(line, lines.end(), is_final_dot) : lines.end();
      if (dot != lines.end()) message_end = dot;
      continue;
    }
    // What stands in front of the greeting is the shell or the program that opened the connection.
    if (result.empty() && !command_of(line->text)) continue;
    if (line >= message_end && is_telnet_noise(line->text)) continue;
    result.push_back({speaker::client, line->number, line->text});
  }
  return result;
}

// ------------------------------------------------------------------------------------ any transcript

inline std::size_t count_replies(const transcript& lines) {
  return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const transcript_line& line) {
    return line.who == speaker::server && looks_like_reply(line.text);
  }));
}

// Reads a transcript of whatever kind: the one that finds the most replies. Empty where there is none at all.
inline transcript read_transcript(std::string_view text) {
  const std::vector<numbered_line> lines = split_lines(text);
  transcript best = read_unmarked(lines);
  for (const marking& marks : markings) {
    transcript other = read_marked(lines, marks);
    if (count_replies(other) > count_replies(best)) best = std::move(other);
  }
  return count_replies(best) == 0 ? transcript{} : best;
}

}  // namespace example

#endif  // EXPLAIN_TRANSCRIPT_HPP
