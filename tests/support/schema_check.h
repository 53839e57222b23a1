/*
 * schema_check.h - a file's nodes against a JSON Schema, as far as the schemas of form/ go
 *
 * The keywords that they use, and no others: an unknown one fails the test. Formats of numbers
 * are those of the core schema of YAML 1.2, patterns are POSIX expressions with \s, \S and \n.
 */
#ifndef SUPPORT_SCHEMA_CHECK_H
#define SUPPORT_SCHEMA_CHECK_H

#include "source/node.h"

/**
 * @param schema  the nodes of the schema's JSON
 * @param fault   emptied; where and what the first fault is
 */
bool schema_takes(const bx_node *schema, const bx_node *value, bx_buf *fault);

#endif
