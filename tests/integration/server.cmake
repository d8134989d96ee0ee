# Real clients and hostile ones against examples/server. Included by tests/integration/CMakeLists.txt.
#
# A client that is not installed is a test that is skipped, by name; with SMTP_REPLY_INTEGRATION_REQUIRE=1 in the
# environment it is one that fails. SMTP_REPLY_FUZZ_SECONDS sets how long integration.server.fuzz takes.

function(smtp_reply_add_server_test name script)
  add_test(NAME integration.server.${name}
    COMMAND "${Python3_EXECUTABLE}" "${CMAKE_CURRENT_SOURCE_DIR}/${script}" $<TARGET_FILE:server> ${ARGN})
  set_tests_properties(integration.server.${name} PROPERTIES
    LABELS integration SKIP_RETURN_CODE 77 TIMEOUT 300 ENVIRONMENT PYTHONDONTWRITEBYTECODE=1)
endfunction()

find_package(Python3 3.9 QUIET COMPONENTS Interpreter)
if(NOT TARGET server)
  smtp_reply_add_skipped_test(integration.server "examples/server is not built")
elseif(NOT Python3_Interpreter_FOUND)
  smtp_reply_add_skipped_test(integration.server "Python 3.9 or newer was not found")
else()
  foreach(client IN ITEMS swaks curl msmtp smtplib)
    smtp_reply_add_server_test(${client} server_clients.py ${client})
  endforeach()
  smtp_reply_add_server_test(client server_clients.py client)
  if(TARGET client)
    set_tests_properties(integration.server.client PROPERTIES
      ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1;SMTP_REPLY_CLIENT=$<TARGET_FILE:client>")
  endif()
  foreach(test IN ITEMS many_at_once shutdown silence pipelining smuggling mistakes mbox options stubborn_client)
    smtp_reply_add_server_test(${test} server_sessions.py ${test})
  endforeach()
  smtp_reply_add_server_test(fuzz server_fuzz.py)
  # They measure time: not beside others that take all processors.
  set_tests_properties(integration.server.silence integration.server.fuzz PROPERTIES RUN_SERIAL ON)
endif()
