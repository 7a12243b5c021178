# tellings_module(NAME [DEPS module...] [SOURCES file...] [TESTS file...] [LIBS target...] [TEST_LIBS target...])
#
# One folder of src/ as a static library tellings_NAME (header-only without SOURCES). DEPS is the whole list of
# modules whose headers NAME may include: tests/layering_test.py reads every #include and fails on any other.
# TESTS become one GoogleTest program NAME_test, each case a ctest of its own.

include(GoogleTest)
set(TELLINGS_LAYERS_FILE "${CMAKE_BINARY_DIR}/layers.txt")
file(WRITE "${TELLINGS_LAYERS_FILE}" "")

function(tellings_compile_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # clang reports std::stable_sort of libstdc++ 12 for its own use of get_temporary_buffer, deprecated in C++17.
    target_compile_options(${target} PRIVATE -Wno-deprecated-declarations)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 reports std::string's own operator+ ("text" + string) here: GCC bug 105651, mended in 13.
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND (TELLINGS_SANITIZE_ADDRESS OR TELLINGS_SANITIZE_THREAD))
    # Instrumented, an std::optional that is empty looks uninitialized to g++; the release build keeps the warning.
    target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
  endif()
endfunction()

# Instrumentation holds for everything that is linked together, third-party sources included.
if(TELLINGS_SANITIZE_ADDRESS)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(TELLINGS_SANITIZE_THREAD)
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()
if(TELLINGS_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()
if(TELLINGS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

function(tellings_module name)
  cmake_parse_arguments(M "" "" "DEPS;SOURCES;TESTS;LIBS;TEST_LIBS" ${ARGN})
  file(APPEND "${TELLINGS_LAYERS_FILE}" "${name}: ${M_DEPS}\n")
  set(target tellings_${name})
  list(TRANSFORM M_DEPS PREPEND tellings_ OUTPUT_VARIABLE module_targets)
  if(M_SOURCES)
    add_library(${target} STATIC ${M_SOURCES})
    target_include_directories(${target} PUBLIC "${CMAKE_SOURCE_DIR}/src")
    target_link_libraries(${target} PUBLIC ${module_targets} PRIVATE ${M_LIBS})
    tellings_compile_options(${target})
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${CMAKE_SOURCE_DIR}/src")
    target_link_libraries(${target} INTERFACE ${module_targets} ${M_LIBS})
  endif()
  if(M_TESTS AND TELLINGS_TESTS)
    add_executable(${name}_test ${M_TESTS})
    # gtest_main first: Debian's libfasttext carries a main() of its own.
    target_link_libraries(${name}_test PRIVATE GTest::gtest_main GTest::gmock ${target} ${M_LIBS} ${M_TEST_LIBS})
    target_compile_definitions(${name}_test PRIVATE TELLINGS_SOURCE_DIR="${CMAKE_SOURCE_DIR}" TELLINGS_DEPS_DIR="${TELLINGS_DEPS_DIR}" TELLINGS_BINARY_DIR="${CMAKE_BINARY_DIR}")
    tellings_compile_options(${name}_test)
    gtest_discover_tests(${name}_test TEST_PREFIX "${name}." DISCOVERY_MODE PRE_TEST PROPERTIES LABELS unit TIMEOUT 300)
  endif()
endfunction()
