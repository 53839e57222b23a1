/* Ways to get a layout wrong: each has its message and its place. */
#include <stdio.h>
#include <string.h>

#include "layout/layout_read.h"
#include "support/input_case.h"
#include "support/suite.h"

#include "base/ban.h"

/* Six lines; what a case adds begins in line 7. */
#define HEAD                                                                                       \
    "banxin: 1\nname: 试\n"                                                                       \
    "page: {size: [210mm, 297mm], top: 37mm, left: 28mm, area: [156mm, 225mm]}\n"                  \
    "grid: {characters: 28, lines: 22, size: 三号}\n"                                            \
    "styles:\n  正文: {face: 仿宋, size: 三号, grid: true}\n"
#define FIELDS                                                                                     \
    "fields: {文: {type: text, required: true}, 行: {type: counts, of: [甲, 乙], total: 合, " \
    "required: true},\n"                                                                           \
    "  段: {type: paragraphs, required: true}, 期: {type: date, required: true}, 印: {type: "   \
    "seal},\n"                                                                                     \
    "  列: {type: list, required: true, fields: {名: {type: text, required: true}, 注: {type: " \
    "text}}},\n"                                                                                   \
    "  组: {required: true, fields: {件: {type: count, required: true}}}, 可: {type: text}}\n"

static const struct {
    const char *text, *places;
} faults[] = {
    /* the top */
    {"name: x\n", "0303@1:1"},
    {"- x\n", "0304@1:1"},
    {"banxin: 2\nname: x\nextends: gbt9704\n", "0315@1:9"},
    {"banxin: 1\nextends: gbt9704\nname: ~\n", "0303@1:1"},
    {"banxin: 1\nname: x\n", "0303@1:1 0303@1:1 0303@1:1"},
    {"banxin: 1\nname: x\nextends: {a: b}\n", "0304@3:10"},
    {HEAD "titel: x\n", "0302@7:1"},
    {HEAD "quux: x\n", "0301@7:1"},
    {HEAD "body: x\n", "0304@7:7"},
    {HEAD "language: [zh]\n", "0304@7:11"},
    {HEAD "title: \"{机关}\"\n", "0313@7:10"},
    {HEAD FIELDS "date: \"{文}\"\n", "0317@11:9"},
    {HEAD FIELDS "output: {文}\n", "0304@11:9"},
    {HEAD "dates: \"{年}.{周}\"\n", "0313@7:14"},
    /* page and grid */
    {"banxin: 1\nname: x\nextends: gbt9704\npage: {size: [210mm]}\n", "0324@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage: {top: 100mm}\n", "0322@4:7"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage: {left: 2字}\n", "0306@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage: {left: -2mm}\n", "0306@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage: {right: 2mm}\n", "0301@4:8"},
    {"banxin: 1\nname: x\nextends: gbt9704\ngrid: {lines: 1}\n", "0315@4:15"},
    {"banxin: 1\nname: x\nextends: gbt9704\ngrid: {lines: 二十}\n", "0315@4:15"},
    {"banxin: 1\nname: x\nextends: gbt9704\ngrid: {size: 9号}\n", "0306@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\ngrid: {size: [三号]}\n", "0304@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\nparagraphs: {widows: 0}\n", "0315@4:22"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage-number: {text: \"{文}\"}\n", "0313@4:23"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage-number: {odd: up}\n", "0305@4:20"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage-number: {style: 页马}\n", "0327@4:22"},
    {"banxin: 1\nname: x\nextends: gbt9704\nsignature: {with: x}\n", "0315@4:19"},
    {"banxin: 1\nname: x\nextends: gbt9704\nsignature: {sealed: {shift: 1字}}\n", "0301@4:22"},
    {"banxin: 1\nname: x\nextends: gbt9704\nsignature: {right: -1字}\n", "0306@4:20"},
    /* shares of a page, of a distance */
    {"banxin: 1\nname: x\nextends: gbt9704\npage: {hole: 4/3}\n", "0337@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage: {hole: -1}\n", "0337@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage: {hole: a third}\n", "0337@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage: {hole: 1/0}\n", "0337@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\npage: {hole: [1, 3]}\n", "0304@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\nsignature: {fit: 5%}\n", "0304@4:18"},
    {"banxin: 1\nname: x\nextends: gbt9704\nsignature: {fit: {line: 30%}}\n", "0337@4:25"},
    {"banxin: 1\nname: x\nextends: gbt9704\nsignature: {fit: {line: 3pt}}\n", "0337@4:25"},
    {"banxin: 1\nname: x\nextends: gbt9704\nsignature: {fit: {characters: 0.3}}\n", "0337@4:31"},
    {"banxin: 1\nname: x\nextends: gbt9704\nsignature: {fit: {words: 1%}}\n", "0301@4:19"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {注: {like: 正文, keep: both}}\n", "0305@4:30"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {注: {like: 正文, aside: 1}}\n", "0305@4:31"},
    /* styles */
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {新: {like: 正文, face: ~}}\n", "0303@4:10"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {新: {size: 三号}}\n", "0303@4:10"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {新: {size: 三号}}\n", "0303@4:10"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {新: {like: 新}}\n", "0325@4:20"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {新: {like: 老}, 老: 新}\n", "0325@4:27"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {新: 正闻}\n", "0327@4:13"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {新: 无此样式}\n", "0326@4:13"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {algin: left}}\n", "0302@4:15"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {align: top}}\n", "0305@4:22"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {keep: 是}}\n", "0305@4:21"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {line: x}}\n", "0306@4:21"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {line: 0}}\n", "0306@4:21"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: [x]}\n", "0304@4:14"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {right: -1字}}\n", "0306@4:22"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {rule-above: -1pt}}\n", "0306@4:27"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {rule-above: {color: red}}}\n",
     "0303@4:27"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {rule-below: {width: 1pt, over: page, "
     "gap: -1pt}}}\n",
     "0306@4:57 0305@4:46"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {rule-below: {width: 1pt, inset: "
     "[1pt]}}}\n",
     "0324@4:47"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {rule-below: {width: 1pt, color: "
     "rde}}}\n",
     "0361@4:47"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {tracking: 3字}}\n", "0364@4:25"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {tracking: -2pt}}\n", "0364@4:25"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {tracking: -101‰}}\n", "0364@4:25"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {tracking: 5}}\n", "0364@4:25"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {疏: {tracking: 1pt}}\n", "0364@4:24"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {bold: heavy}}\n", "0305@4:21"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {latin: [x]}}\n", "0304@4:22"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {color: crimson}}\n", "0361@4:22"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {color: [红]}}\n", "0304@4:22"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {color: \"#E6001\"}}\n", "0361@4:23"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {color: \"#E6001G\"}}\n", "0361@4:23"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {color: ~}}\n", ""},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles:\n  正文:\n    color: #E60012\n", "0363@6:5"},
    {"banxin: 1\nname: x\nextends: gbt9704\nstyles:\n  正文:\n    color: # red\n", ""},
    {"banxin: 1\nname: x\npage: {size: [210mm, 297mm], top: 37mm, left: 28mm, area: [156mm, "
     "225mm]}\n"
     "grid: {characters: 28, lines: 22, size: 三号}\nstyles: {标题: {face: 宋体, size: 三号}}\n",
     "0303@5:9"},
    {HEAD "levels: [{marker: 一, style: 正文}]\n", "0328@7:19"},
    {HEAD "levels: [{marker: 甲、, style: 正文}]\n", "0328@7:19"},
    {HEAD "levels: [{marker: [一、, ~], style: 正文}]\n", "0304@7:24"},
    {HEAD "levels: [{marker: 一、}]\n", "0303@7:10"},
    {HEAD "levels: [{style: 正文, marker: 一、, face: x}, 正文]\n", "0301@7:34 0304@7:44"},
    /* fields */
    {HEAD "fields: {文: text}\n", "0304@7:13"},
    {HEAD "fields: {文: {type: string}}\n", "0305@7:20"},
    {HEAD "fields: {文: {required: true}}\n", "0303@7:10"},
    {HEAD "fields: {文: {type: text, requird: true}}\n", "0302@7:26"},
    {HEAD "fields: {文: {type: counts}}\n", "0303@7:10"},
    {HEAD "fields: {文: {type: group}}\n", "0303@7:10"},
    {HEAD "fields: {文: {type: text, of: [a]}}\n", "0318@7:30"},
    {HEAD "fields: {文: {type: count, total: a}}\n", "0318@7:34"},
    {HEAD "fields: {文: {type: date, default: x}}\n", "0318@7:35"},
    {HEAD "fields: {文: {type: seal, marks: [/]}}\n", "0318@7:33"},
    {HEAD "fields: {a.b: {type: text}}\n", "0319@7:10"},
    {HEAD "fields: {a?: {type: text}}\n", "0319@7:10"},
    {HEAD "fields: {layout: {type: text}}\n", "0319@7:10"},
    {HEAD "fields: {a: {fields: {layout: {type: text}}}}\n", ""},
    {HEAD "fields: {a: {type: counts, of: [x, x]}}\n", "0319@7:32"},
    {HEAD "fields: {a: {type: counts, of: [x, y], total: x}}\n", "0319@7:47"},
    {HEAD "fields: {a: {type: counts, of: [x, [y]]}}\n", "0304@7:36"},
    {HEAD "fields: {a: {type: text, default: \"{b}\"}}\n", "0313@7:37"},
    {HEAD "fields: {a: {type: text, default: \"{b}\"}, b: {type: date, required: true}}\n", ""},
    /* rules */
    {HEAD FIELDS "rules: [{that: 行 == 行, say: x}]\n", ""},
    {HEAD FIELDS "rules: [{that: 行 == 行}]\n", "0303@11:9"},
    {HEAD FIELDS "rules: [{that: 行 = 行, say: x}]\n", "0351@11:18"},
    {HEAD FIELDS "rules: [{that: 行 行 == 行, say: x}]\n", "0320@11:18"},
    {HEAD FIELDS "rules: [{that: 行 == , say: x}]\n", "0320@11:16"},
    {HEAD FIELDS "rules: [{that: 行, say: x}]\n", "0338@11:16"},
    {HEAD FIELDS "rules: [{that: 行 == 行 == 行, say: x}]\n", "0320@11:23"},
    {HEAD FIELDS "rules: [{that: + 行 == 行, say: x}]\n", "0320@11:16"},
    {HEAD FIELDS "rules: [{that: 行 == 航, say: x}]\n", "0313@11:21"},
    {HEAD FIELDS "rules: [{that: 行 == 组.健, say: x}]\n", "0313@11:21"},
    {HEAD FIELDS "rules: [{that: 行 == 文, say: x}]\n", "0338@11:21"},
    {HEAD FIELDS "rules: [{that: 行 == 行.*, say: x}]\n", "0317@11:21"},
    {HEAD FIELDS "rules: [{that: 行 == 组.*, say: x}]\n", "0338@11:21"},
    {HEAD FIELDS "rules: [{that: 行.甲 == 组.件, say: x}]\n", ""},
    {HEAD FIELDS "rules: [{that: 行 == 行, fill: 组.件, say: x}]\n", "0320@11:30"},
    {HEAD FIELDS "rules:\n  - say: x\n    that: >-\n      行\n      == 组.件\n", "0338@15:10"},
    /* the body */
    {HEAD FIELDS "body: [{heading: \"{文}\"}]\n", ""},
    {HEAD FIELDS "body: [x]\n", "0304@11:8"},
    {HEAD FIELDS "body: [{}]\n", "0301@11:8"},
    {HEAD FIELDS "body: [{headng: x}]\n", "0302@11:9"},
    {HEAD FIELDS "body: [{heading: x, lvl: 1}]\n", "0302@11:21"},
    {HEAD FIELDS "body: [{heading: {文}}]\n", "0314@11:18"},
    {HEAD FIELDS "body: [{heading: [x, [y]]}]\n", "0314@11:22"},
    {HEAD FIELDS "body: [{heading: \"{文\"}]\n", "0312@11:19"},
    {HEAD FIELDS "body: [{heading: \"{闻}\"}]\n", "0313@11:20"},
    {HEAD FIELDS "body: [{heading: \"{组.建}\"}]\n", "0313@11:20"},
    {HEAD FIELDS "body: [{heading: \"{文.长}\"}]\n", "0341@11:20"},
    {HEAD FIELDS "body: [{heading: \"{行}\"}]\n", "0317@11:20"},
    {HEAD FIELDS "body: [{heading: \"{行.甲}{行.合}\"}]\n", ""},
    {HEAD FIELDS "body: [{heading: \"{行.乙丙}\"}]\n", "0316@11:20"},
    {HEAD FIELDS "body: [{heading: \"{列}\"}]\n", "0317@11:20"},
    {HEAD FIELDS "body: [{heading: \"{印}\"}]\n", "0317@11:20"},
    {HEAD FIELDS "body: [{heading: \"{可}\"}]\n", "0330@11:20"},
    {HEAD FIELDS "body: [{heading: \"{可?}\"}]\n", ""},
    /* what a condition says to be there, so long as it is that one's */
    {HEAD FIELDS "body: [{heading: \"{可}\", if: present(可)}]\n", ""},
    {HEAD FIELDS "body: [{heading: \"{可}\", if: present(可)}, {heading: \"{可}\"}]\n",
     "0330@11:54"},
    {HEAD FIELDS "body: [{if: present(可), body: [{heading: \"{可}\"}]}]\n", ""},
    {HEAD FIELDS "body: [{each: 列, if: present(注), body: [{heading: \"{注}\"}]}]\n", ""},
    {HEAD FIELDS "body: [{each: 列, if: present(可), body: [{heading: \"{注}\"}]}]\n",
     "0330@11:53"},
    {HEAD FIELDS "body: [{if: present(可), body: [], else: [{heading: \"{可}\"}]}]\n",
     "0330@11:54"},
    {HEAD FIELDS "body: [{if: present(可), body: [{each: 列, body: [{heading: \"{可}\"}]}]}]\n",
     ""},
    {HEAD FIELDS "body: [{table: {columns: ['*'], rows: [{if: present(可), row: [\"{可}\"]}]}}]\n",
     ""},
    {HEAD FIELDS "body: [{table: {columns: ['*'], rows: [[{if: present(可), text: \"{可}\"}]]}}]\n",
     ""},
    {HEAD FIELDS
     "body: [{table: {columns: ['*'], rows: [[{if: present(可), text: x, else: \"{可}\"}]]}}]\n",
     "0330@11:75"},
    {HEAD FIELDS "body: [{heading: \"{名}\"}]\n", "0313@11:20"},
    {HEAD FIELDS "body: [{title: \"{行...}\"}]\n", "0329@11:17"},
    {HEAD FIELDS "body: [{title: \"{段...}\"}]\n", ""},
    {HEAD FIELDS "body: [{text: x, style: 正闻}]\n", "0327@11:25"},
    {HEAD FIELDS "body: [{each: 段, body: []}]\n", "0317@11:15"},
    {HEAD FIELDS "body: [{each: 烈, body: []}]\n", "0313@11:15"},
    {HEAD FIELDS "body: [{each: 列}]\n", "0303@11:8"},
    {HEAD FIELDS "body: [{each: 列, body: [{text: \"{名}{文}\"}]}]\n", ""},
    {HEAD FIELDS "body: [{space: 0}]\n", "0315@11:16"},
    {HEAD FIELDS "body: [{signature: {agency: \"{文}\"}}]\n", "0303@11:20"},
    {HEAD FIELDS "body: [{signature: {agency: \"{文}\", date: \"{期}\", seal: \"{文}\"}}]\n",
     "0317@11:57"},
    {HEAD FIELDS
     "body: [{signature: {agency: \"{文}\", date: \"{期}\", seal: \"{印?}\", alt: \"{印?}\"}}]\n",
     "0317@11:70"},
    /* all faults at once */
    {HEAD "titel: x\nfields: {a.b: {type: x}}\nbody: [{heading: \"{c}\"}, {space: x}]\n",
     "0302@7:1 0319@8:10 0305@8:22 0313@9:20 0315@9:34"},
};

START_TEST(finds_faults)
{
    int wrong = 0;
    for (int i = 0; i < BX_COUNT(faults); i++) {
        input_case c;
        input_open(&c);
        bx_status status = input_layout(&c, faults[i].text);
        bool is_right = strcmp(input_places(&c), faults[i].places) == 0;
        ck_assert_msg((status == BX_OK) == (bx_diag_errors(c.diag) == 0), "row %d: status %d", i,
                      status);
        if (!is_right)
            printf("row %d: wanted %s\n...%s%s\n", i, faults[i].places, faults[i].text,
                   input_messages(&c));
        wrong += !is_right;
        input_close(&c);
    }
    ck_assert_int_eq(wrong, 0);
}
END_TEST

START_TEST(says_the_way_out)
{
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"banxin: 1\nname: x\nextends: gbt9704\nstyles: {正文: {size: 3号}}\n",
         "0306@4:21 3号 is not a length | write a number and a unit: 字 行 mm cm pt, or a type "
         "size such as 三号\n"},
        {HEAD FIELDS "body: [{heading: {文}}]\n",
         "0314@11:18 text was expected here, not a map | put quotes around it\n"},
        {HEAD FIELDS "body: [{heading: \"{闻}\"}]\n",
         "0313@11:20 no field 闻 is declared | declared: 文, 行, 段, 期, 印, 列, 组, 可\n"},
        {HEAD FIELDS "body: [{heading: \"{行.乙丙}\"}]\n",
         "0316@11:20 no field 乙丙 is declared | did you mean 乙?\n"},
        {HEAD FIELDS "body: [{heading: \"{行}\"}]\n",
         "0317@11:20 the field 行 of type counts cannot stand here | possible here: text, lines, "
         "paragraphs, year, date, count, number, integer, choice, yes/no\n"},
        {HEAD FIELDS "body: [{heading: \"{可}\"}]\n",
         "0330@11:20 the field 可 is not required, and where it is absent nothing is printed here "
         "| write {可?} if that is meant, "
         "or make the field required\n"},
        {HEAD "titel: x\n", "0302@7:1 unknown key titel | what was probably meant → title\n"},
        {HEAD "fields: {文: {type: string}}\n",
         "0305@7:20 type cannot be string | possible: text, lines, year, paragraphs, date, count, "
         "number, counts, group, list, "
         "labels, seal, integer, choice, yes/no, image\n"},
        {"banxin: 1\nname: x\nextends: gbt9704\ngrid: {lines: 1}\n",
         "0315@4:15 lines must lie between 2 and 200 | write a value within that range\n"},
        {"banxin: 1\nname: x\nextends: gbt9704\npage: {size: [210mm]}\n",
         "0324@4:14 size has 1 entries; 2 are wanted | write 2\n"},
        {HEAD "fields: {行: {type: counts, of: [甲]}, 栏: {type: counts, of: [乙]}}\n"
              "rules: [{that: 行 == 栏, say: x}]\n",
         "0321@8:21 栏 and 行 do not have the same columns | \n"},
    };
    for (int i = 0; i < BX_COUNT(rows); i++) {
        input_case c;
        input_open(&c);
        input_layout(&c, rows[i].text);
        ck_assert_str_eq(input_messages(&c), rows[i].message);
        input_close(&c);
    }
}
END_TEST

static bx_status find_itself(void *context, bx_str name, const bx_place *place,
                             const bx_node **root)
{
    const input_case *c = context;
    ck_assert(bx_str_is(name, "x") && place->file);
    *root = c->root;
    return BX_OK;
}

START_TEST(ends_loops)
{
    input_case c;
    input_open(&c);
    ck_assert_int_eq(input_text(&c, "banxin: 1\nname: x\nextends: x\n"), BX_OK);
    const bx_layout_files files = {.root = c.root, .find = find_itself, .context = &c};
    ck_assert_int_eq(bx_layout_read(c.arena, &files, c.diag, &c.t), BX_ERR_INPUT);
    ck_assert_str_eq(input_places(&c), "0307@3:10");
    ck_assert_ptr_null(c.t);
    input_close(&c);
    /* a chain of styles as long as anyone likes */
    bx_buf text = {0};
    bx_buf_add_text(&text, HEAD);
    for (int i = 0; i < 5000; i++)
        bx_buf_printf(&text, "  s%d: s%d\n", i, i + 1);
    bx_buf_add_text(&text, "  s5000: 正文\n");
    input_open(&c);
    ck_assert_int_eq(input_layout(&c, text.ptr), BX_ERR_INPUT);
    ck_assert_int_eq(bx_diag_at(c.diag, 0)->code, BX_E_LIKE_LOOP);
    bx_buf_release(&text);
    input_close(&c);
}
END_TEST

/* A style that is like a broken one does not repeat its fault, but tells its own. */
START_TEST(tells_a_fault_once)
{
    input_case c;
    input_open(&c);
    ck_assert_int_eq(
        input_layout(&c, "banxin: 1\nname: x\nextends: gbt9704\nstyles:\n  正文: {size: 3号}\n"
                         "  一级标题: {keep: 对}\n"),
        BX_ERR_INPUT);
    ck_assert_str_eq(input_places(&c), "0306@5:14 0305@6:16");
    input_close(&c);
}
END_TEST

START_TEST(tells_the_file_of_the_extended_layout)
{
    input_case c;
    input_open(&c);
    ck_assert_int_eq(
        input_layout(
            &c, "banxin: 1\nname: x\nextends: gbt9704\nstyles: {仿: {like: 页码, face: 仿宋}}\n"),
        BX_OK);
    ck_assert_int_eq(
        input_layout(&c, "banxin: 1\nname: x\nextends: gbt9704\npage: {area: [156mm, 400mm]}\n"),
        BX_ERR_INPUT);
    ck_assert_str_eq(bx_diag_at(c.diag, 0)->file, "layout");
    input_close(&c);
    input_open(&c);
    ck_assert_int_eq(
        input_layout(&c, "banxin: 1\nname: x\nextends: annual-report\nbody: []\nfields: {}\n"),
        BX_ERR_INPUT);
    ck_assert_int_gt(bx_diag_count(c.diag), 0);
    ck_assert_str_eq(bx_diag_at(c.diag, 0)->file, "layouts/annual-report.yaml");
    input_close(&c);
}
END_TEST

int main(void)
{
    const TTest *tests[] = {
        finds_faults,
        says_the_way_out,
        ends_loops,
        tells_a_fault_once,
        tells_the_file_of_the_extended_layout,
    };
    return bx_suite_run("layout: faults", tests, BX_COUNT(tests));
}
