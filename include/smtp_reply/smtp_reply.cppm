// smtp_reply - the same names as a C++20 module.
//
//   import smtp_reply;
//   using namespace smtp_reply;
//
// What smtp_reply.hpp declares is exported by its public names, operators and 502_code among them; the formatters for fmt
// and std::format come along. Macros do not: include config.hpp for the version. The declarations stay those of the
// header, so that one program may import here and include there, and the opt-in headers work beside the import. Write
// the #includes of a unit before its imports: Clang 19 with libc++ cannot read them the other way round.
//
// To build it, compile this file as a module interface, with the same standard and flags as the units that import it,
// and link the object. With CMake 3.28 or newer and SMTP_REPLY_MODULE=ON, or find_package(smtp_reply COMPONENTS module),
// link smtp_reply::module. By hand, with Clang:
//
//   clang++ -std=c++20 -Iinclude --precompile include/smtp_reply/smtp_reply.cppm -o smtp_reply.pcm
//   clang++ -std=c++20 -fmodule-file=smtp_reply=smtp_reply.pcm program.cpp smtp_reply.pcm -o program
//
// SPDX-License-Identifier: MIT
module;

#include "smtp_reply.hpp"

export module smtp_reply;

export namespace smtp_reply {
inline namespace v0 {

// code.hpp
using smtp_reply::category;
using smtp_reply::category_of;
using smtp_reply::class_of;
using smtp_reply::closes_connection;
using smtp_reply::code;
using smtp_reply::is_intermediate;
using smtp_reply::is_negative;
using smtp_reply::is_permanent;
using smtp_reply::is_positive;
using smtp_reply::is_success;
using smtp_reply::is_transient;
using smtp_reply::is_well_formed;
using smtp_reply::reply_class;
using smtp_reply::reply_code;
using smtp_reply::severity;
using smtp_reply::to_code;
using smtp_reply::to_int;
inline namespace literals {
using smtp_reply::literals::operator""_code;
}

// enhanced.hpp
using smtp_reply::agrees;
using smtp_reply::enhanced_code;
using smtp_reply::to_enhanced_code;

// code_table.hpp, enhanced_table.hpp, command.hpp
using smtp_reply::all_commands;
using smtp_reply::code_info;
using smtp_reply::code_table;
using smtp_reply::command;
using smtp_reply::command_set;
using smtp_reply::commands_listing;
using smtp_reply::enhanced_info;
using smtp_reply::enhanced_table;
using smtp_reply::find_code;
using smtp_reply::listed;
using smtp_reply::listing;
using smtp_reply::phrase;
using smtp_reply::standing;

// parse.hpp
using smtp_reply::forward_path;
using smtp_reply::has;
using smtp_reply::lenient;
using smtp_reply::line_range;
using smtp_reply::line_view;
using smtp_reply::parse;
using smtp_reply::parse_error;
using smtp_reply::parse_options;
using smtp_reply::parse_result;
using smtp_reply::parser;
using smtp_reply::quirk;
using smtp_reply::reply_view;
using smtp_reply::strict;
using smtp_reply::tolerant;

// ehlo.hpp
using smtp_reply::auth_mechanisms;
using smtp_reply::extension_range;
using smtp_reply::extension_view;
using smtp_reply::extensions;
using smtp_reply::find_extension;
using smtp_reply::mechanism_range;
using smtp_reply::message_size_limit;
using smtp_reply::offers;
using smtp_reply::parameters;
using smtp_reply::size_limit;
using smtp_reply::word_range;

// write.hpp
using smtp_reply::canned;
using smtp_reply::write_options;
using smtp_reply::write_reply;
using smtp_reply::write_reply_n;

// advise.hpp
using smtp_reply::action;
using smtp_reply::advice;
using smtp_reply::advise;
using smtp_reply::scope;

// guide.hpp, compare.hpp
using smtp_reply::compare;
using smtp_reply::comparison;
using smtp_reply::dots_dropped;
using smtp_reply::explain;
using smtp_reply::explanation;
using smtp_reply::guidance;
using smtp_reply::guide;
using smtp_reply::language;
using smtp_reply::summary;
using smtp_reply::write_report;

// Names that several headers share.
using smtp_reply::find;
using smtp_reply::matches;
using smtp_reply::message;
using smtp_reply::name;
using smtp_reply::severity_of;
using smtp_reply::operator==;
using smtp_reply::operator!=;
using smtp_reply::operator<;
using smtp_reply::operator>;
using smtp_reply::operator<=;
using smtp_reply::operator>=;
using smtp_reply::operator&;
using smtp_reply::operator|;
using smtp_reply::operator~;
using smtp_reply::operator&=;
using smtp_reply::operator|=;
using smtp_reply::operator-;
using smtp_reply::operator<<;
using smtp_reply::toString;  // for doctest

}  // namespace v0
}  // namespace smtp_reply
