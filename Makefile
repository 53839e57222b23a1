# The one door to banxin.
#
#   make            build/banxin
#   make samples    every samples/*/data.yaml as build/samples/<folder>.pdf
#   make test       everything below tests/; ends with "N passed, M failed"
#   make bench      speed, memory and size, against the stored base
#   make asan       the tests once more under the address and undefined-behaviour sanitizers
#   make fuzz       any bytes as PDF and as signatures, for FUZZ_SECONDS (60) each, with libFuzzer
#   make conformance   veraPDF, which VERAPDF= names, on all files that the tests' inputs give
#   make slurm      the recipe of docs/batch on a Slurm of one node, as root
#   make lint       the house rules, clang-format, clang-tidy, a build with gcc and one with clang
#   make format     clang-format in place; CHECK=1 only reports
#   make golden     write the expectations anew; look at the diff as at code
#   make fonts      fetch what fonts/fonts.yaml names
#   make install    into PREFIX (/usr/local) below DESTDIR
#   make clean
#
# Packages that are missing are installed with apt (.ci/packages.sh); when none is missing,
# nothing asks the network. Where there is no dpkg the libraries are expected to be there.
# V=1 shows the commands. CC, CFLAGS, LDFLAGS, LINK (shared), B (the build folder) and UNIHAN (where
# Unicode's Unihan_OtherMappings.txt is) may be given.

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.ONESHELL:
.SHELLFLAGS := -ec
SHELL := /bin/sh

.PHONY: all samples test bench conformance asan fuzz slurm lint format golden clean install fonts programs help FORCE
all: # the rule stands below, where its variables are known

B ?= build
PREFIX ?= /usr/local
CFLAGS ?= -O2 -g
ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(origin AR),default)
AR := ar
endif
Q := $(if $(V),,@)
say = $(if $(V),:,printf '  %-7s %s\n')

# --- packages -----------------------------------------------------------------

# Which packages the wanted goals need, as the sets of .ci/packages.sh. A single apt run before
# anything else, so that parallel jobs never wait for each other at apt's lock. A make started by
# this Makefile gets CHECKED=1: its parent has looked already.
GOALS := $(or $(MAKECMDGOALS),all)
NEEDED := $(if $(filter-out clean help format,$(GOALS)),build $(if $(filter shared,$(LINK)),,carry))
NEEDED += $(if $(filter samples test bench conformance asan fuzz slurm golden install fonts $(B)/samples/%,$(GOALS)),fonts)
NEEDED += $(if $(filter test bench conformance asan fuzz golden lint programs $(B)/tests/%,$(GOALS)),test)
NEEDED += $(filter lint slurm format fuzz,$(GOALS))
DRY := $(findstring n,$(firstword -$(MAKEFLAGS)))
install_missing = $(if $(CHECKED),,sh .ci/packages.sh $(B) $(NEEDED))

# Shell: replaces file $(1) by stdin only if it differs, so that what depends on it
# is made again exactly when its content changed.
if_changed = { mkdir -p $(dir $(1)); cat >$(1).new; cmp -s $(1).new $(1) && rm $(1).new || mv $(1).new $(1); }

# --- flags --------------------------------------------------------------------

# No pkg-config before the packages are here: so its answers are a makefile of
# their own, which make brings up to date first and then reads.
ifneq ($(filter-out clean help format,$(GOALS)),)
ifndef DRY
include $(B)/flags.mk
else
-include $(B)/flags.mk
endif
endif

$(B)/flags.mk: FORCE
	@$(install_missing)
	flags=$$(CC='$(CC)' CFLAGS='$(CFLAGS)' LINK='$(LINK)' sh .ci/flags.sh)
	printf '%s\n' "$$flags" | $(call if_changed,$@)

WARNINGS := -Wall -Wextra -Wpedantic -Wvla -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wwrite-strings -Wformat-security -Wpointer-arith -Werror
BASE_CFLAGS = -std=c17 -D_XOPEN_SOURCE=700 $(WARNINGS) -Isrc -I$(B)/gen \
	-ffile-prefix-map=$(CURDIR)=. $(LIB_CFLAGS) $(CFLAGS)
# Asked once and only by what needs it: Check is no build package.
CHECK_CFLAGS = $(eval CHECK_CFLAGS := $$(shell pkg-config --cflags check))$(CHECK_CFLAGS)
CHECK_LIBS = $(eval CHECK_LIBS := $$(shell pkg-config --libs check))$(CHECK_LIBS)

# --- the tool -----------------------------------------------------------------

SOURCES := $(filter-out $(wildcard src/*/gen_*.c),$(wildcard src/*/*.c))
OBJECTS := $(SOURCES:%.c=$(B)/obj/%.o)
MAIN := $(B)/obj/src/app/main.o
TOOL_LIBS = $(ARCHIVES) $(filter-out $(patsubst lib%.a,-l%,$(notdir $(ARCHIVES))),$(LIB_LIBS)) \
	$(if $(ARCHIVES),-static-libgcc)
LIBRARY := $(B)/libbanxin.a

all: $(B)/banxin

$(B)/banxin: $(MAIN) $(LIBRARY)
	$(Q)$(say) LINK $@
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(TOOL_LIBS)

# The list of members is a prerequisite: a source that goes away leaves the archive.
$(LIBRARY): $(filter-out $(MAIN),$(OBJECTS)) $(B)/members
	$(Q)$(say) AR $@
	rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)
$(B)/members: FORCE
	@printf '%s\n' $(SOURCES) | $(call if_changed,$@)

# Only house/locate.c knows where the installed files are, so only it is compiled
# anew for another PREFIX.
$(B)/share: FORCE
	@echo '$(PREFIX)/share/banxin' | $(call if_changed,$@)
$(B)/obj/src/house/locate.o: EXTRA_CFLAGS := -DBX_SHARE_DIR='"$(PREFIX)/share/banxin"'
$(B)/obj/src/house/locate.o: $(B)/share

# Tables that a program of ours, src/‹room›/gen_‹name›.c, writes at build time from a text.
GENERATED := $(B)/gen/text/classes_table.h $(B)/gen/text/counters_table.h $(B)/gen/font/repertoire_table.h
$(B)/gen_classes: src/text/gen_classes.c
$(B)/gen_counters: src/text/gen_counters.c
$(B)/gen_repertoire: src/font/gen_repertoire.c
$(B)/gen_classes $(B)/gen_counters $(B)/gen_repertoire: $(B)/flags.mk
	$(Q)$(say) CC $@
	$(CC) $(BASE_CFLAGS) $(LDFLAGS) -MMD -MP -o $@ $(filter %.c,$^)
$(B)/gen/text/classes_table.h: src/text/classes.txt
$(B)/gen/text/counters_table.h: src/text/counters.txt
$(B)/gen/font/repertoire_table.h: $(B)/gen/font/Unihan_OtherMappings.txt
$(B)/gen/text/classes_table.h: $(B)/gen_classes
$(B)/gen/text/counters_table.h: $(B)/gen_counters
$(B)/gen/font/repertoire_table.h: $(B)/gen_repertoire
$(GENERATED):
	$(Q)$(say) GEN $@
	mkdir -p $(@D)
	$(filter $(B)/gen_%,$^) $(filter %.txt,$^) $@.new
	mv $@.new $@

# Which hanzi are in GB 2312 and in 通用规范汉字表: of the Unicode Character Database,
# as Debian packs it or as Unicode publishes it.
UNIHAN ?= /usr/share/unicode/Unihan_OtherMappings.txt.bz2
$(UNIHAN):
	@echo "banxin: $@ is not there; UNIHAN=FILE says where Unihan_OtherMappings.txt is" >&2
	exit 1
$(B)/gen/font/Unihan_OtherMappings.txt: $(UNIHAN)
	$(Q)mkdir -p $(@D)
	case $< in
	*.bz2) bzip2 -dc $< >$@.new ;;
	*) cp $< $@.new ;;
	esac
	mv $@.new $@

$(B)/obj/%.o: %.c $(B)/flags.mk | $(GENERATED)
	$(Q)$(say) CC $<
	mkdir -p $(@D)
	$(CC) $(BASE_CFLAGS) $(EXTRA_CFLAGS) -MMD -MP -c -o $@ $<

# --- fonts and samples --------------------------------------------------------

fonts: | $(B)/flags.mk
	@sh fonts/fetch.sh

SAMPLE_DATA := $(wildcard samples/*/data.yaml)
SAMPLES := $(SAMPLE_DATA:samples/%/data.yaml=$(B)/samples/%.pdf)

samples: $(SAMPLES)

# A page depends on everything it is made from: its folder, the layouts, the fonts' description.
define sample_rule
$(B)/samples/$(1).pdf: $(wildcard samples/$(1)/* samples/$(1)/*/*)
endef
$(foreach data,$(SAMPLE_DATA),$(eval $(call sample_rule,$(data:samples/%/data.yaml=%))))
$(SAMPLES): $(B)/samples/%.pdf: samples/%/data.yaml $(wildcard layouts/*.yaml) fonts/fonts.yaml $(B)/banxin | fonts
	$(Q)$(say) RENDER $@
	mkdir -p $(@D)
	$(B)/banxin render -o $@ $<

# --- tests --------------------------------------------------------------------

# tests/unit/*/check_*.c  Check programs, in folders as src has them
# tests/fault/check_*.c   Check programs whose allocations can be made to fail
# tests/support/*.c       helpers, linked where they are used; suite.sh is for the scripts
# tests/fuzz/*.c          for `make fuzz`, which clang compiles
# tests/<other>/*.c       a program each, for that folder's run.sh; a check_*.c in a
#                         folder without run.sh is run by itself
# tests/<other>/run.sh    run with BANXIN and BUILD set
TEST_SOURCES := $(filter-out tests/support/% tests/fuzz/%,$(wildcard tests/*/*.c tests/unit/*/*.c))
TEST_PROGRAMS := $(addprefix $(B)/tests/,$(basename $(notdir $(filter-out tests/bench/%,$(TEST_SOURCES)))))
BENCH_PROGRAMS := $(addprefix $(B)/tests/,$(basename $(notdir $(filter tests/bench/%,$(TEST_SOURCES)))))
FAULT_PROGRAMS := $(addprefix $(B)/tests/,$(basename $(notdir $(filter tests/fault/%,$(TEST_SOURCES)))))
ifneq ($(words $(TEST_SOURCES)),$(words $(sort $(notdir $(TEST_SOURCES)))))
$(error two test programs of one name: $(sort $(notdir $(TEST_SOURCES))))
endif
RUNS := $(filter-out tests/unit/% tests/bench/% tests/lint/%,$(wildcard tests/*/run.sh))
CHECKS := $(filter tests/unit/% tests/fault/%,$(TEST_SOURCES))
CHECKS += $(foreach source,$(filter-out tests/unit/% tests/fault/% tests/bench/%,$(TEST_SOURCES)),\
	$(if $(filter check_%,$(notdir $(source))),$(if $(wildcard $(dir $(source))run.sh),,$(source))))

SUPPORT := $(B)/libsupport.a
SUPPORT_OBJECTS := $(patsubst %.c,$(B)/obj/%.o,$(wildcard tests/support/*.c))
$(B)/obj/tests/%.o: EXTRA_CFLAGS = -Itests $(CHECK_CFLAGS)
$(SUPPORT): $(SUPPORT_OBJECTS) $(B)/members
	$(Q)rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

# The helpers are an archive: a failing allocator among them is linked only into
# the programs that ask for it. A group, since it and the library need each other.
$(FAULT_PROGRAMS): WRAP := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc
define test_rule
$(B)/tests/$(basename $(notdir $(1))): $(B)/obj/$(1:.c=.o) $(SUPPORT) $(LIBRARY)
	$$(Q)$$(say) LINK $$@
	mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) $$(LDFLAGS) $$(WRAP) -o $$@ $$< -Wl,--start-group $(SUPPORT) $(LIBRARY) -Wl,--end-group $$(CHECK_LIBS) $$(LIB_LIBS)
endef
$(foreach source,$(TEST_SOURCES),$(eval $(call test_rule,$(source))))

programs: $(B)/banxin $(TEST_PROGRAMS) $(BENCH_PROGRAMS)

# What every test sees: the barest locale, no date from outside.
TEST_ENVIRONMENT = unset LANG LANGUAGE LC_CTYPE LC_MESSAGES SOURCE_DATE_EPOCH || :; \
	export LC_ALL=C BANXIN=$(B)/banxin BUILD=$(B) CC='$(CC)'
# $(MAKE) itself must stand in the recipes: so make knows to share its -j with it.
SAME := --no-print-directory B=$(B) CHECKED=1

# Goes on after a failure: a person mends ten things in a run, not one. What cannot
# be built has failed; an older program of the same name must not pass in its place.
test: | $(B)/flags.mk
	@built=yes passed=0 failures=
	$(MAKE) $(SAME) $(if $(V),,-s) -k $(B)/banxin $(TEST_PROGRAMS) || built=no
	$(TEST_ENVIRONMENT)
	count() {
		printf '== %s\n' "$$1"
		name=$$1; shift
		if "$$@"; then passed=$$((passed + 1)); else failures="$$failures $$name"; printf 'FAILED: %s\n' "$$name"; fi
	}
	program() {
		if [ $$built = no ] && ! $(MAKE) $(SAME) -s "$$1" >/dev/null 2>&1; then
			echo "not built, see above"
			return 1
		fi
		"$$1"
	}
	script() { if [ -x "$$1" ]; then "./$$1"; else sh "$$1"; fi; }
	count samples $(MAKE) $(SAME) -k samples
	for rule in floors circles foreign documented; do count tests/lint/$$rule.sh sh tests/lint/$$rule.sh; done
	for source in $(CHECKS); do
		name=$${source##*/}
		count "$$source" program $(B)/tests/$${name%.c}
	done
	for run in $(RUNS); do count "$$run" script "$$run"; done
	set -- $$failures
	[ $$# = 0 ] || printf 'failed: %s\n' "$$@"
	echo "$$passed passed, $$# failed"
	[ $$# = 0 ]

# The run.sh scripts that can record are those that speak of RECORD.
golden: $(B)/banxin $(TEST_PROGRAMS) samples
	@$(TEST_ENVIRONMENT)
	export RECORD=1
	for run in $(RUNS); do
		grep -q RECORD "$$run" || continue
		echo "== $$run"
		if [ -x "$$run" ]; then "./$$run"; else sh "$$run"; fi
	done

# The same tests on a build of its own. The leak check reads /proc.
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all
asan: | $(B)/flags.mk
	@export UBSAN_OPTIONS=print_stacktrace=1
	$(MAKE) --no-print-directory B=$(B)/asan CHECKED=1 LDFLAGS= \
		CFLAGS='-O1 -g -fno-omit-frame-pointer $(SANITIZE)' test

# Only the rooms that read finished PDF files and signatures, and what writes the seeds, all with the
# sanitizers. What is found stands in $(B)/fuzz, and so do the growing corpora.
FUZZ_SECONDS ?= 60
FUZZ_PDF := $(wildcard src/base/*.c src/proof/*.c src/cms/*.c src/sign/*.c) tests/support/pdf_make.c tests/support/proof_ask.c
FUZZ_CMS := $(wildcard src/base/*.c src/cms/*.c) tests/support/cms_input.c
CMS_SEEDS := $(addprefix tests/support/,county.c authority_make.c certificate_make.c folder.c suite.c)
FUZZ_CC = clang -std=c17 -D_XOPEN_SOURCE=700 -Isrc -Itests -O1 -g -fno-omit-frame-pointer
FUZZ_LIBS := -ldeflate -lcrypto -lgmp
FUZZ_RUN = -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=2048 -artifact_prefix=$(B)/fuzz/ -print_final_stats=1
fuzz: samples
	@mkdir -p $(B)/fuzz/corpus $(B)/fuzz/corpus-cms
	fuzzer() { $(FUZZ_CC) -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined "$$@" $(FUZZ_LIBS); }
	fuzzer -o $(B)/fuzz/fuzz_pdf tests/fuzz/fuzz_pdf.c $(FUZZ_PDF)
	fuzzer -o $(B)/fuzz/fuzz_cms tests/fuzz/fuzz_cms.c $(FUZZ_CMS)
	$(FUZZ_CC) -o $(B)/fuzz/pdf_seeds tests/fuzz/pdf_seeds.c $(FUZZ_PDF) $(FUZZ_LIBS)
	$(FUZZ_CC) $(CHECK_CFLAGS) -o $(B)/fuzz/cms_seeds tests/fuzz/cms_seeds.c $(FUZZ_CMS) $(CMS_SEEDS) $(CHECK_LIBS) $(FUZZ_LIBS)
	$(B)/fuzz/pdf_seeds $(B)/fuzz/corpus
	openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=seed -days 9 -addext basicConstraints=CA:FALSE \
		-keyout $(B)/fuzz/seed.key -out $(B)/fuzz/seed.pem 2>$(B)/fuzz/openssl.log
	rm -f $(B)/fuzz/corpus/*.pdf
	$(B)/banxin sign --key $(B)/fuzz/seed.key --cert $(B)/fuzz/seed.pem -o $(B)/fuzz/corpus/ $(B)/samples/*函.pdf
	$(B)/fuzz/cms_seeds $(B)/fuzz/corpus-cms
	$(B)/fuzz/fuzz_pdf $(FUZZ_RUN) -max_len=131072 $(B)/fuzz/corpus $(B)/samples
	$(B)/fuzz/fuzz_cms $(FUZZ_RUN) -max_len=16384 $(B)/fuzz/corpus-cms

slurm: $(B)/banxin
	@$(TEST_ENVIRONMENT)
	sh tests/batch/slurm.sh

conformance: $(B)/banxin | fonts
	@$(TEST_ENVIRONMENT)
	VERAPDF='$(VERAPDF)' sh tests/conformance/conformance.sh

bench: $(B)/banxin $(BENCH_PROGRAMS) samples
	@$(TEST_ENVIRONMENT)
	if [ -f tests/bench/run.sh ]; then sh tests/bench/run.sh; else echo "there is no tests/bench/run.sh"; fi

# --- lint and format ----------------------------------------------------------

C_FILES := $(wildcard src/*/*.[ch] tests/*/*.[ch] tests/unit/*/*.[ch])

format:
	@$(install_missing)
	clang-format $(if $(CHECK),--dry-run -Werror,-i) $(C_FILES)

# The default build comes first: it makes the tables that the other steps include.
lint: $(GENERATED) | $(B)/flags.mk
	@failures=
	attempt() { printf '== %s\n' "$$1"; name=$$1; shift; "$$@" || failures="$$failures $$name"; }
	export CC='$(CC)' LINT_CFLAGS='$(filter-out -Werror,$(BASE_CFLAGS)) -Werror -Itests'
	for rule in $(wildcard tests/lint/*.sh); do attempt "$$rule" sh "$$rule"; done
	attempt format $(MAKE) $(SAME) format CHECK=1
	tidy() {
		printf '%s\n' $(SOURCES) | xargs -P "$$(nproc)" -I{} clang-tidy --quiet {} -- \
			$(BASE_CFLAGS) -DBX_SHARE_DIR='"/usr/local/share/banxin"' 2>$(B)/clang-tidy.log
	}
	attempt clang-tidy tidy
	for compiler in gcc clang; do
		attempt "build-$$compiler" $(MAKE) --no-print-directory B=$(B)/lint-$$compiler CC=$$compiler CHECKED=1 -k programs
	done
	set -- $$failures
	[ $$# = 0 ] || printf 'failed: %s\n' "$$@"
	[ $$# = 0 ] && echo "lint: clean"

# --- the rest -----------------------------------------------------------------

SHARE := $(DESTDIR)$(PREFIX)/share/banxin
install: $(B)/banxin | fonts
	@install -d '$(DESTDIR)$(PREFIX)/bin' '$(SHARE)/layouts' '$(SHARE)/fonts/files'
	install -m 755 $(B)/banxin '$(DESTDIR)$(PREFIX)/bin/banxin'
	for file in layouts/*; do [ ! -f "$$file" ] || install -m 644 "$$file" '$(SHARE)/layouts'; done
	for file in fonts/fonts.yaml fonts/*.tt[fc] fonts/*.otf; do [ ! -f "$$file" ] || install -m 644 "$$file" '$(SHARE)/fonts'; done
	install -m 644 fonts/files/* '$(SHARE)/fonts/files'

clean:
	rm -rf $(B)

help:
	@sed -n '3,15s/^# *//p' Makefile

-include $(patsubst %.o,%.d,$(OBJECTS) $(SUPPORT_OBJECTS) $(TEST_SOURCES:%.c=$(B)/obj/%.o)) \
	$(B)/gen_classes.d $(B)/gen_counters.d $(B)/gen_repertoire.d
