/* A page's content, and the whole of a parse; see Parser.h. */
#include "Parser.h"

#include "Skim.h"

static int is_word(const uint8_t *s, const char *upper) {
  for (; *upper; s++, upper++)
    if ((*s >= 'a' && *s <= 'z' ? *s - 32 : *s) != *upper) return 0;
  return 1;
}

/* htmlParseComment */
static void comment(parser *p) {
  const uint8_t *s = p->at + 4;
  while (*(s = until(p, s, '>')) && !(s - p->at >= 6 && s[-1] == '-' && s[-2] == '-') &&
         !(s - p->at >= 7 && s[-1] == '!' && s[-2] == '-' && s[-3] == '-'))
    s++;
  p->at = *s ? s + 1 : s;
}

/* htmlParsePI */
static void instruction(parser *p) {
  p->at += 2;
  if (!read_name(p)) return;
  p->at = until(p, p->at, '>');
  if (*p->at) p->at++;
}

static void literal(parser *p) {
  uint8_t quote = *p->at;
  if (quote != '"' && quote != '\'') return;
  p->at = until(p, p->at + 1, quote);
  if (*p->at) p->at++;
}

/* htmlParseDocTypeDecl */
static void document_type(parser *p) {
  p->at = past_blanks(p->at + 9);
  read_name(p);
  p->at = past_blanks(p->at);
  if (is_word(p->at, "SYSTEM")) {
    p->at = past_blanks(p->at + 6);
    literal(p);
  } else if (is_word(p->at, "PUBLIC")) {
    p->at = past_blanks(p->at + 6);
    literal(p);
    p->at = past_blanks(p->at);
    literal(p);
  }
  p->at = until(p, p->at, '>');
  if (*p->at) p->at++;
}

static int is_comment(const uint8_t *s) { return s[0] == '<' && s[1] == '!' && s[2] == '-' && s[3] == '-'; }

/* htmlParseContentInternal */
static void content(parser *p) {
  builder *b = p->b;
  tag_name current = p->name;
  size_t depth = p->count;
  while (!b->failure) {
    const uint8_t *s = p->at;
    if (s[0] == '<' && s[1] == '/') {
      if (parse_end_tag(p) && (current || !p->count)) {
        current = p->name;
        depth = p->count;
      }
      continue;
    }
    const uint8_t *behind = s + 1;
    word w;
    tag_name started = 0;
    if (s[0] == '<' && read_word(&behind, 0, &w)) {
      started = name_tag(w.lower, w.length, w.hash);
      if (p->name && name_closes(started, p->name)) {
        auto_close(p, started);
        continue;
      }
    }
    if (p->count && depth >= p->count && current != p->name) {
      finish_element(p);
      current = p->name;
      depth = p->count;
      continue;
    }
    if (*s && (current == b->tag_script || current == b->tag_style)) {
      parse_script(p, current);
      continue;
    }
    if (is_word(s, "<!DOCTYPE")) {
      document_type(p);
      s = p->at;
      started = 0;
    }
    if (is_comment(s)) {
      comment(p);
    } else if (s[0] == '<' && s[1] == '?') {
      instruction(p);
    } else if (s[0] == '<' && is_letter(s[1])) {
      if (!started || *behind == '.') {
        behind = s + 1;
        read_word(&behind, 1, &w);
        started = name_tag(w.lower, w.length, w.hash);
      }
      p->at = behind;
      parse_element(p, started);
      current = p->name;
      depth = p->count;
    } else if (*s == '<') {
      build_text(b, s, 1);
      p->at++;
    } else if (*s == '&') {
      parse_reference(p);
    } else if (!*s) {
      close_all(p);
      return;
    } else {
      parse_text(p);
    }
  }
}

static void comments_and_instructions(parser *p) {
  p->at = past_blanks(p->at);
  while (is_comment(p->at) || (p->at[0] == '<' && p->at[1] == '?')) {
    if (is_comment(p->at)) comment(p);
    if (p->at[0] == '<' && p->at[1] == '?') instruction(p);
    p->at = past_blanks(p->at);
  }
}

/* htmlParseDocument */
static void document(builder *b, const uint8_t *page, size_t count) {
  parser parser = {.b = b, .at = page, .end = page + strlen((const char *)page), .seen = 1};
  memset(parser.last, -1, sizeof parser.last);
  memset(parser.last_peer, -1, sizeof parser.last_peer);
  if (count >= 4 && page[0] == 0xEF && page[1] == 0xBB && page[2] == 0xBF) parser.at += 3;
  comments_and_instructions(&parser);
  if (is_word(parser.at, "<!DOCTYPE")) document_type(&parser);
  comments_and_instructions(&parser);
  content(&parser);
}

int cx_tree_parse(cx_tree *tree, const uint8_t *bytes, size_t count) {
  builder *b = (builder *)tree;
  build_begin(b);
  if (count > (1u << 30)) return 2;
  if (!build_room((void **)&tree->text, &b->text_room, count + 64, 1)) return 1;
  count = skim_page(bytes, count, tree->text, &tree->script_bytes);
  /* A node takes 10 to 60 bytes of a page. Room that is never filled costs nothing; to move what has outgrown it does. */
  if (count > 1 << 20 && !build_room((void **)&tree->nodes, &b->node_room, count / 10, sizeof *tree->nodes)) return 1;
  memset(tree->text + count, 0, 16);
  document(b, tree->text, count);
  build_finish(b);
  return b->failure;
}
