# SPDX-License-Identifier: MIT
# Which compilers can build Waybill, and the options that every target is built with.

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    message(FATAL_ERROR
        "GCC ${CMAKE_CXX_COMPILER_VERSION} miscompiles coroutines: it destroys temporaries of an awaiting expression twice. "
        "Use GCC 13 or newer, or Clang 19 or newer (Debian 12: clang-19, as './dev build' does).")
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 19)
    message(FATAL_ERROR
        "Clang ${CMAKE_CXX_COMPILER_VERSION} cannot use std::expected of libstdc++. Use Clang 19 or newer, or GCC 13 or newer.")
elseif(MSVC AND MSVC_VERSION LESS 1930)
    message(FATAL_ERROR "Visual Studio 2022 or newer is needed: older ones lack std::expected.")
endif()

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(WAYBILL_WARNINGS_AS_ERRORS "Stop at the first warning" OFF)
option(WAYBILL_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)

# What a target of ours is built with; third-party code is not.
add_library(waybill_options INTERFACE)
target_compile_features(waybill_options INTERFACE cxx_std_23)
target_include_directories(waybill_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(waybill_options INTERFACE
    WAYBILL_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_CONTEXTLESS_CONNECT
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH
    QT_STRICT_ITERATORS
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(MSVC)
    target_compile_options(waybill_options INTERFACE /W4 /utf-8 $<$<BOOL:${WAYBILL_WARNINGS_AS_ERRORS}>:/WX>)
else()
    # GCC's -Wshadow also counts a constructor's parameter that has the name of the member it is for.
    target_compile_options(waybill_options INTERFACE
        -Wall -Wextra -Wshadow$<$<CXX_COMPILER_ID:GNU>:=local> -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
        $<$<BOOL:${WAYBILL_WARNINGS_AS_ERRORS}>:-Werror>)
endif()
if(WAYBILL_SANITIZE)
    target_compile_options(waybill_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    target_link_options(waybill_options INTERFACE -fsanitize=address,undefined)
endif()
