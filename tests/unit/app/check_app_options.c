/* The command line: what is read from it, what is refused, and that the help tells all of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/options.h"
#include "base/extra.h"
#include "support/suite.h"

enum { MOST_WORDS = 16 };

/* A command line cut at its blanks; the words live in static memory. */
static int words_of(const char *line, char **argv)
{
    static char text[512];
    int argc = 0;
    snprintf(text, sizeof text, "%s", line);
    for (char *at = text; *at && argc < MOST_WORDS;) {
        argv[argc++] = at;
        at += strcspn(at, " ");
        if (*at) *at++ = '\0';
    }
    argv[argc] = NULL;
    return argc;
}

static bx_status read_line(const char *line, bx_diag *diag, bx_options *o)
{
    static char *argv[MOST_WORDS + 1];
    return bx_options_read(words_of(line, argv), argv, diag, o);
}

static void no_language(void)
{
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
    unsetenv("LANG");
}

/* operands and flags: joined by blanks; flags: help version strict no-sync coverage digest json zh and the stage's number */
static const struct {
    const char *line;
    bx_command command;
    const char *layout, *output, *operands, *flags;
} good[] = {
    {"banxin", BX_COMMAND_NONE, "", "", "", ""},
    {"banxin --help", BX_COMMAND_NONE, "", "", "", "help"},
    {"banxin -h", BX_COMMAND_NONE, "", "", "", "help"},
    {"banxin --version", BX_COMMAND_NONE, "", "", "", "version"},
    {"banxin --lang=zh --help", BX_COMMAND_NONE, "", "", "", "help zh"},
    {"banxin render a.yaml", BX_COMMAND_RENDER, "", "", "a.yaml", ""},
    {"banxin render a b c", BX_COMMAND_RENDER, "", "", "a b c", ""},
    {"banxin render", BX_COMMAND_RENDER, "", "", "", ""},
    {"banxin render -o x.pdf a", BX_COMMAND_RENDER, "", "x.pdf", "a", ""},
    {"banxin render -ox.pdf a", BX_COMMAND_RENDER, "", "x.pdf", "a", ""},
    {"banxin render a -o x.pdf b", BX_COMMAND_RENDER, "", "x.pdf", "a b", ""},
    {"banxin render --output=x.pdf a", BX_COMMAND_RENDER, "", "x.pdf", "a", ""},
    {"banxin render --output x.pdf a", BX_COMMAND_RENDER, "", "x.pdf", "a", ""},
    {"banxin render --output= a", BX_COMMAND_RENDER, "", "", "a", ""},
    {"banxin render -o - -", BX_COMMAND_RENDER, "", "-", "-", ""},
    {"banxin render -o a -o b c", BX_COMMAND_RENDER, "", "b", "c", ""},
    {"banxin render -l annual-report a", BX_COMMAND_RENDER, "annual-report", "", "a", ""},
    {"banxin render -p a --profile=b -pc -l x a", BX_COMMAND_RENDER, "x", "", "a", "pa pb pc"},
    {"banxin render --allow-images / --allow-images=. --shared-seal a", BX_COMMAND_RENDER, "", "",
     "a", "images/ images. shared-seal"},
    {"banxin render --strict --no-sync a", BX_COMMAND_RENDER, "", "", "a", "strict no-sync"},
    {"banxin render -j 4 --timeout=9 a", BX_COMMAND_RENDER, "", "", "a", "j4 t9"},
    {"banxin render -j1024 --timeout 0 a", BX_COMMAND_RENDER, "", "", "a", "j1024 t0"},
    {"banxin render --shard 2/8 --fail-fast --force a", BX_COMMAND_RENDER, "", "", "a",
     "fail-fast force 2/8"},
    {"banxin merge-manifests -o m a b", BX_COMMAND_MERGE, "", "m", "a b", ""},
    {"banxin render -- -o --strict", BX_COMMAND_RENDER, "", "", "-o --strict", ""},
    {"banxin render a -- --", BX_COMMAND_RENDER, "", "", "a --", ""},
    {"banxin render --format json a", BX_COMMAND_RENDER, "", "", "a", "json"},
    {"banxin render --format=text a", BX_COMMAND_RENDER, "", "", "a", ""},
    {"banxin render --lang zh a --lang en", BX_COMMAND_RENDER, "", "", "a", ""},
    {"banxin check -l x --strict --lang=zh a", BX_COMMAND_CHECK, "x", "", "a", "strict zh"},
    {"banxin render --preprinted a", BX_COMMAND_RENDER, "", "", "a", "preprinted"},
    {"banxin check --draft a", BX_COMMAND_CHECK, "", "", "a", "draft"},
    {"banxin dump --line-numbers --draft a", BX_COMMAND_DUMP, "", "", "a", "draft line-numbers"},
    {"banxin fonts", BX_COMMAND_FONTS, "", "", "", ""},
    {"banxin fonts --help", BX_COMMAND_FONTS, "", "", "", "help"},
    {"banxin fonts --coverage", BX_COMMAND_FONTS, "", "", "", "coverage"},
    {"banxin check --digest a", BX_COMMAND_CHECK, "", "", "a", "digest"},
    {"banxin fonts --format=json --coverage", BX_COMMAND_FONTS, "", "", "", "coverage json"},
    {"banxin dump --stage=blocks a", BX_COMMAND_DUMP, "", "", "a", "0"},
    {"banxin dump --stage lines a", BX_COMMAND_DUMP, "", "", "a", "1"},
    {"banxin dump a --stage=pages", BX_COMMAND_DUMP, "", "", "a", "2"},
    {"banxin dump --stage=calls -lx a", BX_COMMAND_DUMP, "x", "", "a", "3"},
    {"banxin layouts a", BX_COMMAND_LAYOUTS, "", "", "a", ""},
    {"banxin form a --for schema -o b", BX_COMMAND_FORM, "", "b", "a", "for0"},
    {"banxin form --for=layout-schema", BX_COMMAND_FORM, "", "", "", "for1"},
    {"banxin sign --key k --cert=c a.pdf", BX_COMMAND_SIGN, "", "", "a.pdf", "key k cert c"},
    {"banxin sign --pkcs12 p --passphrase-fd=3 -o b a", BX_COMMAND_SIGN, "", "b", "a",
     "pkcs12 p fd3"},
    {"banxin sign --certify open --field f --room 9000 --at 1970-01-01T08:01 a", BX_COMMAND_SIGN,
     "", "", "a", "field f certify2 room9000 at60"},
    {"banxin sign --digest-out d a b", BX_COMMAND_SIGN, "", "", "a b", "digest-out d"},
    {"banxin sign --cms-in d --tsq-out e a", BX_COMMAND_SIGN, "", "", "a", "cms-in d tsq-out e"},
    {"banxin sign --tsr-in d --crl x --crl y --ocsp z a", BX_COMMAND_SIGN, "", "", "a",
     "tsr-in d crl x crl y ocsp z"},
    {"banxin render --sign --supersede --certify=final --tsa u a", BX_COMMAND_RENDER, "", "", "a",
     "sign supersede certify1 tsa u"},
    {"banxin verify --trust x --trust=y --at 1970-01-02 a", BX_COMMAND_VERIFY, "", "", "a",
     "at57600 trust x trust y"},
    {"banxin dump --stage=tags a", BX_COMMAND_DUMP, "", "", "a", "4"},
};

static void join(bx_buf *out, const char *word)
{
    if (out->len > 0) bx_buf_add_byte(out, ' ');
    bx_buf_add_text(out, word);
}

static void join_named(bx_buf *out, const char *name, const char *value)
{
    if (!value) return;
    join(out, name);
    join(out, value);
}

static void join_all(bx_buf *out, const char *name, const bx_named_files *files)
{
    for (int i = 0; i < files->count; i++)
        join_named(out, name, files->paths[i]);
}

static void join_number(bx_buf *out, const char *name, int64_t number)
{
    join(out, name);
    bx_buf_add_int(out, number);
}

static void join_signing(bx_buf *out, const bx_options *o)
{
    const bx_sign_options *s = &o->sign;
    if (s->is_wanted) join(out, "sign");
    if (o->orders.supersedes) join(out, "supersede");
    join_named(out, "key", s->files.key);
    join_named(out, "cert", s->files.cert);
    join_named(out, "pkcs12", s->files.pkcs12);
    if (s->passphrase >= 0) join_number(out, "fd", s->passphrase);
    join_named(out, "field", s->field);
    if (s->certify != BX_CERTIFY_NOT) join_number(out, "certify", s->certify);
    if (s->room > 0) join_number(out, "room", s->room);
    if (s->at >= 0) join_number(out, "at", s->at);
    join_named(out, "tsa", s->tsa);
    join_named(out, "digest-out", s->digest_out);
    join_named(out, "cms-in", s->cms_in);
    join_named(out, "tsq-out", s->tsq_out);
    join_named(out, "tsr-in", s->tsr_in);
    join_all(out, "crl", &s->lists);
    join_all(out, "ocsp", &s->responses);
    join_all(out, "trust", &s->trust);
}

START_TEST(reads_the_command_line)
{
    no_language();
    for (int i = 0; i < BX_COUNT(good); i++) {
        bx_diag *diag = bx_diag_new();
        bx_options o;
        bx_buf operands = {0}, flags = {0};
        ck_assert_msg(read_line(good[i].line, diag, &o) == BX_OK, "%s", good[i].line);
        ck_assert_msg(bx_diag_count(diag) == 0, "%s", good[i].line);
        ck_assert_msg(o.command == good[i].command, "%s", good[i].line);
        ck_assert_msg(strcmp(o.orders.layout ? o.orders.layout : "", good[i].layout) == 0, "%s",
                      good[i].line);
        ck_assert_msg(strcmp(o.output ? o.output : "", good[i].output) == 0, "%s", good[i].line);
        bx_buf_add_text(&operands, "");
        bx_buf_add_text(&flags, "");
        for (int k = 0; k < o.operand_count; k++)
            join(&operands, o.operands[k]);
        for (int k = 0; k < o.orders.profile_count; k++) {
            join(&flags, "p");
            bx_buf_add_text(&flags, o.orders.profiles[k]);
        }
        for (int k = 0; k < o.orders.image_folder_count; k++) {
            join(&flags, "images");
            bx_buf_add_text(&flags, o.orders.image_folders[k]);
        }
        if (o.orders.shares_seal) join(&flags, "shared-seal");
        if (o.wants_help) join(&flags, "help");
        if (o.wants_version) join(&flags, "version");
        if (o.orders.extras & BX_EXTRA_DRAFT) join(&flags, "draft");
        if (o.orders.extras & BX_EXTRA_LINE_NUMBERS) join(&flags, "line-numbers");
        if (o.orders.extras & BX_EXTRA_PREPRINTED) join(&flags, "preprinted");
        if (o.orders.strict) join(&flags, "strict");
        if (o.orders.no_sync) join(&flags, "no-sync");
        if (o.coverage) join(&flags, "coverage");
        if (o.orders.digest) join(&flags, "digest");
        if (o.orders.fail_fast) join(&flags, "fail-fast");
        if (o.orders.force) join(&flags, "force");
        if (o.orders.workers > 0) bx_buf_printf(&flags, "j%d", o.orders.workers);
        if (o.orders.timeout != 30) bx_buf_printf(&flags, " t%d", o.orders.timeout);
        if (o.orders.shards > 0) bx_buf_printf(&flags, " %d/%d", o.orders.shard, o.orders.shards);
        if (o.orders.format == BX_REPORT_JSON) join(&flags, "json");
        if (o.orders.language == BX_CHINESE) join(&flags, "zh");
        join_signing(&flags, &o);
        if (o.has_form) bx_buf_printf(&flags, "for%d", (int)o.form);
        if (o.has_stage) bx_buf_add_int(&flags, (int)o.orders.stage);
        ck_assert_msg(strcmp(operands.ptr, good[i].operands) == 0, "%s: operands %s", good[i].line,
                      operands.ptr);
        ck_assert_msg(strcmp(flags.ptr, good[i].flags) == 0, "%s: flags %s", good[i].line,
                      flags.ptr);
        bx_buf_release(&operands);
        bx_buf_release(&flags);
        bx_diag_free(diag);
    }
}
END_TEST

/* code: BX09..; message: in English */
static const struct {
    const char *line;
    int code;
    const char *message;
} bad[] = {
    {"banxin redner a", 901, "unknown command redner"},
    {"banxin a.yaml", 901, "unknown command a.yaml"},
    {"banxin render --strct a", 902, "unknown option --strct"},
    {"banxin render -j 0 a", 903, "the option -j wants a value: 1-1024"},
    {"banxin render -j two a", 903, "the option -j wants a value: 1-1024"},
    {"banxin render --timeout=-1 a", 903, "the option --timeout=-1 wants a value: 0-86400"},
    {"banxin render --shard 0/2 a", 903, "the option --shard wants a value: K/N, 1 <= K <= N"},
    {"banxin render --shard 3/2 a", 903, "the option --shard wants a value: K/N, 1 <= K <= N"},
    {"banxin render --shard 2 a", 903, "the option --shard wants a value: K/N, 1 <= K <= N"},
    {"banxin render --stric a", 902, "unknown option --stric"},
    {"banxin render --strictly a", 902, "unknown option --strictly"},
    {"banxin render -x a", 902, "unknown option -x"},
    {"banxin render --stage=lines a", 902, "unknown option --stage=lines"},
    {"banxin check -o x a", 902, "unknown option -o"},
    {"banxin check --no-sync a", 902, "unknown option --no-sync"},
    {"banxin fonts -l x", 902, "unknown option -l"},
    {"banxin fonts --coverage=all", 902, "unknown option --coverage=all"},
    {"banxin render --coverage a", 902, "unknown option --coverage"},
    {"banxin check --coverage a", 902, "unknown option --coverage"},
    {"banxin dump --coverage --stage=lines a", 902, "unknown option --coverage"},
    {"banxin --coverage", 902, "unknown option --coverage"},
    {"banxin dump --strict a", 902, "unknown option --strict"},
    {"banxin render --strict=yes a", 902, "unknown option --strict=yes"},
    {"banxin render -hx a", 902, "unknown option -hx"},
    {"banxin --strict", 902, "unknown option --strict"},
    {"banxin render a -o", 903, "the option -o wants a value: FILE"},
    {"banxin check a --allow-images nowhere", 903,
     "the option --allow-images wants a value: FOLDER that is there, at most 64"},
    {"banxin render a --layout", 903, "the option --layout wants a value: LAYOUT"},
    {"banxin render --lang=fr a", 903, "the option --lang=fr wants a value: zh|en"},
    {"banxin render --lang fr a", 903, "the option --lang wants a value: zh|en"},
    {"banxin render --lang= a", 903, "the option --lang= wants a value: zh|en"},
    {"banxin render --lang=zh|en a", 903, "the option --lang=zh|en wants a value: zh|en"},
    {"banxin render --format=xml a", 903, "the option --format=xml wants a value: text|json"},
    {"banxin sign --certify never a", 903, "the option --certify wants a value: final|open"},
    {"banxin sign --trust x a", 902, "unknown option --trust"},
    {"banxin verify --key x a", 902, "unknown option --key"},
    {"banxin render --cms-in x a", 902, "unknown option --cms-in"},
    {"banxin check --sign a", 902, "unknown option --sign"},
    {"banxin sign --key", 903, "the option --key wants a value: KEY"},
    {"banxin dump --stage=line a", 903,
     "the option --stage=line wants a value: blocks|lines|pages|calls|tags"},
};

START_TEST(refuses_what_it_does_not_know)
{
    no_language();
    for (int i = 0; i < BX_COUNT(bad); i++) {
        bx_diag *diag = bx_diag_new();
        bx_options o;
        bx_buf message = {0};
        ck_assert_msg(read_line(bad[i].line, diag, &o) == BX_ERR_USAGE, "%s", bad[i].line);
        ck_assert_msg(bx_diag_count(diag) == 1, "%s: %d messages", bad[i].line,
                      bx_diag_count(diag));
        bx_diagnostic_write(bx_diag_at(diag, 0), BX_ENGLISH, &message);
        ck_assert_int_eq(bx_code_number(bx_diag_at(diag, 0)->code), bad[i].code);
        ck_assert_msg(strcmp(message.ptr, bad[i].message) == 0, "%s: %s", bad[i].line, message.ptr);
        bx_buf_release(&message);
        bx_diag_free(diag);
    }
}
END_TEST

START_TEST(shows_all_faults_of_a_line)
{
    no_language();
    bx_diag *diag = bx_diag_new();
    bx_options o;
    ck_assert_int_eq(read_line("banxin render --one --lang=xx a --two --lang=zh -o", diag, &o),
                     BX_ERR_USAGE);
    ck_assert_int_eq(bx_diag_count(diag), 4);
    ck_assert_int_eq(o.orders.language,
                     BX_CHINESE); /* the faults are told in the language asked for */
    bx_diag_free(diag);
}
END_TEST

START_TEST(an_unknown_command_names_the_known_ones)
{
    bx_diag *diag = bx_diag_new();
    bx_options o;
    bx_buf help = {0};
    read_line("banxin redner", diag, &o);
    bx_diagnostic_write_help(bx_diag_at(diag, 0), BX_ENGLISH, &help);
    for (int i = BX_COMMAND_NONE + 1; i < BX_COMMAND_COUNT; i++)
        ck_assert_msg(strstr(help.ptr, bx_command_name((bx_command)i)) != NULL, "%s",
                      bx_command_name((bx_command)i));
    ck_assert_str_eq(bx_command_name(BX_COMMAND_NONE), "");
    bx_buf_release(&help);
    bx_diag_free(diag);
}
END_TEST

static const struct {
    const char *option;
    unsigned commands; /* bit n: command n */
} known[] = {
    {"-l, --layout=LAYOUT", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK |
                                1u << BX_COMMAND_MEASURE | 1u << BX_COMMAND_DUMP |
                                1u << BX_COMMAND_VERIFY},
    {"-p, --profile=PROFILE", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK |
                                  1u << BX_COMMAND_MEASURE | 1u << BX_COMMAND_DUMP |
                                  1u << BX_COMMAND_VERIFY},
    {"--allow-images=FOLDER", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK |
                                  1u << BX_COMMAND_MEASURE | 1u << BX_COMMAND_DUMP |
                                  1u << BX_COMMAND_VERIFY},
    {"--shared-seal", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK | 1u << BX_COMMAND_MEASURE |
                          1u << BX_COMMAND_DUMP},
    {"-o, --output=FILE", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_MERGE | 1u << BX_COMMAND_FORM |
                              1u << BX_COMMAND_EXTRACT},
    {"-o, --output=FILE|DIR", 1u << BX_COMMAND_SIGN},
    {"--stage=blocks|lines|pages|calls|tags", 1u << BX_COMMAND_DUMP},
    {"--for=schema|layout-schema", 1u << BX_COMMAND_FORM},
    {"--lang=zh|en", ~0u},
    {"--format=text|json", ~0u},
    {"--data=DATA", 1u << BX_COMMAND_VERIFY},
    {"--standard=a-3a,ua-1|a-4f,ua-2|none", 1u << BX_COMMAND_RENDER},
    {"--no-attach", 1u << BX_COMMAND_RENDER},
    {"--public", 1u << BX_COMMAND_RENDER},
    {"--attach-origin", 1u << BX_COMMAND_RENDER},
    {"--sign", 1u << BX_COMMAND_RENDER},
    {"--supersede", 1u << BX_COMMAND_RENDER},
    {"--key=KEY", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN},
    {"--cert=CERT", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN},
    {"--pkcs12=FILE", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN},
    {"--passphrase-fd=N", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN},
    {"--field=NAME", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN},
    {"--certify=final|open", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN},
    {"--at=TIME", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN | 1u << BX_COMMAND_VERIFY},
    {"--room=BYTES", 1u << BX_COMMAND_SIGN},
    {"--tsa=URL", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN},
    {"--digest-out=DIR", 1u << BX_COMMAND_SIGN},
    {"--cms-in=DIR", 1u << BX_COMMAND_SIGN},
    {"--tsq-out=DIR", 1u << BX_COMMAND_SIGN},
    {"--tsr-in=DIR", 1u << BX_COMMAND_SIGN},
    {"--crl=FILE", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN},
    {"--ocsp=FILE", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN},
    {"--trust=PEM", 1u << BX_COMMAND_VERIFY},
    {"--strict", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK | 1u << BX_COMMAND_FONTS},
    {"--no-sync", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_SIGN},
    {"-j, --jobs=N", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK},
    {"--timeout=SECONDS", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK |
                              1u << BX_COMMAND_MEASURE | 1u << BX_COMMAND_DUMP |
                              1u << BX_COMMAND_VERIFY},
    {"--fail-fast", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK},
    {"--force", 1u << BX_COMMAND_RENDER},
    {"--shard=K/N", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK},
    {"--line-numbers", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK | 1u << BX_COMMAND_DUMP},
    {"--preprinted", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK | 1u << BX_COMMAND_DUMP},
    {"--draft", 1u << BX_COMMAND_RENDER | 1u << BX_COMMAND_CHECK | 1u << BX_COMMAND_DUMP},
    {"--coverage", 1u << BX_COMMAND_FONTS},
    {"--digest", 1u << BX_COMMAND_CHECK},
    {"-h, --help", ~0u},
    {"--version", ~0u},
};

/* Rows of the list of options: "  -l, --layout" or "      --strict". */
static int rows_of(const char *help)
{
    int rows = 0;
    for (const char *at = help; (at = strstr(at, "\n  ")) != NULL; at++)
        rows += strncmp(at, "\n  -", 4) == 0 || strncmp(at, "\n      --", 9) == 0;
    return rows;
}

START_TEST(the_help_tells_every_option)
{
    for (int language = BX_ENGLISH; language <= BX_CHINESE; language++) {
        for (int command = BX_COMMAND_NONE; command < BX_COMMAND_COUNT; command++) {
            bx_buf help = {0};
            int expected = 0;
            bx_options_help((bx_command)command, (bx_language)language, &help);
            for (int i = 0; i < BX_COUNT(known); i++) {
                bool is_known = command == BX_COMMAND_NONE || (known[i].commands >> command & 1u);
                expected += is_known;
                bx_buf row = {0};
                bx_buf_printf(&row, "  %s  ", known[i].option);
                ck_assert_msg((strstr(help.ptr, row.ptr) != NULL) == is_known, "%s of %s",
                              known[i].option, bx_command_name((bx_command)command));
                bx_buf_release(&row);
            }
            ck_assert_int_eq(rows_of(help.ptr), expected);
            for (int i = BX_COMMAND_NONE + 1; i < BX_COMMAND_COUNT; i++) {
                bx_buf synopsis = {0};
                bx_buf_printf(&synopsis, "  banxin %s", bx_command_name((bx_command)i));
                bool is_there = strstr(help.ptr, synopsis.ptr) != NULL;
                ck_assert_msg(is_there == (command == BX_COMMAND_NONE || command == i), "%s",
                              synopsis.ptr);
                bx_buf_release(&synopsis);
            }
            bx_buf_release(&help);
        }
    }
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        reads_the_command_line,      refuses_what_it_does_not_know,
        shows_all_faults_of_a_line,  an_unknown_command_names_the_known_ones,
        the_help_tells_every_option,
    };
    return bx_suite_run("app/options", tests, BX_COUNT(tests));
}
