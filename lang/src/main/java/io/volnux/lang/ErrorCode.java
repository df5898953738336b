// SPDX-License-Identifier: Apache-2.0
package io.volnux.lang;

/** What a compile error is about. The names are stable. */
public enum ErrorCode {
    E_LEX_CHAR,
    E_LEX_STRING,
    E_SYNTAX,
    E_NOT_EXECUTABLE,
    E_MULTIPLE_EXPRESSIONS,
    E_DECL_ORDER,
    E_UNKNOWN_DIRECTIVE,
    E_BAD_MODE,
    E_DIRECTIVE_VALUE,
    E_VAR_REDECLARED,
    E_UNDEFINED_VAR,
    E_UNKNOWN_ACCESSOR,
    E_ARITHMETIC,
    E_RESERVED,
    E_UNKNOWN_NAMESPACE,
    E_DESCRIPTOR_POSITION,
    E_DESCRIPTOR_RANGE,
    E_DUP_DESCRIPTOR,
    E_BRANCH_DESCRIPTOR,
    E_RETRY_FACTOR,
    E_DUP_OPTION,
    E_OPTION_TYPE,
    E_OPTION_VALUE,
    E_NESTED_META,
    E_META_ATTR,
    E_CYCLE,
    E_TOO_DEEP
}
