export const id = 420;
export const ids = [420];
export const modules = {

/***/ 6420:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  detail: () => (/* binding */ detail)
});

// EXTERNAL MODULE: ./src/notification/build/changes.ts
var changes = __webpack_require__(8097);
// EXTERNAL MODULE: ./src/notification/build/jobs.ts
var build_jobs = __webpack_require__(5374);
// EXTERNAL MODULE: ./src/notification/build/outcome.ts
var build_outcome = __webpack_require__(5220);
// EXTERNAL MODULE: ./src/notification/globs.ts
var globs = __webpack_require__(1032);
;// CONCATENATED MODULE: ./src/recipients/codeowners.ts

/** Longer than any path. */
const maxPatternLength = 4096;
/**
 * Names the owners of paths as the CODEOWNERS file has it: the last matching rule decides, and a rule without owners
 * takes them away.
 *
 * Source: docs.github.com, "About code owners" (CODEOWNERS syntax).
 *
 * @param paths          relative to the root of the repository, with `/`
 * @returns owners as written (`@login`, `@org/team`, address), each once, in order of appearance
 */
function ownersOf(paths, codeownersText) {
    const rules = codeownersText
        .split(/\r\n|\r|\n/)
        .flatMap((line) => parseRule(line))
        .reverse();
    const owners = paths.flatMap((path) => rules.find((rule) => rule.matches(path))?.owners ?? []);
    return [...new Set(owners)];
}
/** A rule, or nothing for an empty line, a comment, or a line that GitHub skips as invalid. */
function parseRule(line) {
    const text = line.replace(/(?:^|\s)#.*/, '').trim();
    const [, pattern = '', rest = ''] = /^((?:\\.|[^\s\\])+)(.*)/.exec(text) ?? [];
    if (pattern.length > maxPatternLength)
        return [];
    if (pattern === '' || pattern.startsWith('!') || pattern.startsWith('\\#') || /[[\]]/.test(pattern))
        return [];
    const owners = rest.split(/\s+/).filter((owner) => owner !== '');
    if (!owners.every((owner) => /^@[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(owner)))
        return [];
    // Ranges in brackets and negation are no part of CODEOWNERS (GitHub's page), and neither are braces.
    return [{ matches: (0,globs/* compileGlob */.S)(globsOf(pattern), { nobrace: true }), owners }];
}
/**
 * A pattern in gitignore's sense as globs from the root: with a slash at its start or middle it is anchored there,
 * else it may lie at any depth. A directory covers everything below it, but `docs/*` only the files directly in it.
 */
function globsOf(pattern) {
    const isDirectory = pattern.endsWith('/');
    const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
    const isAnchored = pattern.startsWith('/') || bare.includes('/');
    const glob = isAnchored ? bare : `**/${bare}`;
    if (isDirectory)
        return [`${glob}/**/*`];
    return /(^|\/)\*$/.test(bare) ? [glob] : [glob, `${glob}/**/*`];
}

// EXTERNAL MODULE: ./src/github/api/failure.ts
var failure = __webpack_require__(6898);
// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __webpack_require__(9360);
// EXTERNAL MODULE: ./src/github/records/jobs.ts
var records_jobs = __webpack_require__(5296);
// EXTERNAL MODULE: ./src/github/records/payload.ts
var payload = __webpack_require__(992);
;// CONCATENATED MODULE: ./src/github/build/codeowners-file.ts

/** Where GitHub looks for the file, in its order (docs.github.com, "About code owners"). */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/**
 * Reads the CODEOWNERS file of the default branch. Never that of a pull request: its author could name anybody.
 *
 * @param defaultBranch empty: whatever GitHub takes for the default branch
 * @returns the text; empty when the repository has no such file
 */
async function readCodeowners(api, defaultBranch) {
    for (const path of places) {
        const answer = await api.get('contents', { path, ref: defaultBranch || undefined });
        if (answer.ok)
            return { ok: true, data: decode(answer.data) };
        if (answer.failure.kind !== 'not-found')
            return answer;
    }
    return { ok: true, data: '' };
}
function decode(json) {
    const content = (0,api_json.at)(json, 'content');
    if (typeof content !== 'string' || (0,api_json.at)(json, 'encoding') !== 'base64')
        return '';
    return Buffer.from(content, 'base64').toString('utf8');
}

// EXTERNAL MODULE: ./src/github/build/commits.ts
var build_commits = __webpack_require__(3846);
// EXTERNAL MODULE: ./src/github/build/failures.ts + 15 modules
var failures = __webpack_require__(197);
// EXTERNAL MODULE: ./src/github/build/observe.ts + 4 modules
var observe = __webpack_require__(9933);
;// CONCATENATED MODULE: ./src/github/build/read-details.ts












/** Commits whose pull request is looked up, beside those whose message names it. */
const PULL_LOOKUPS = 2;
/**
 * Reads what makes the mail worth reading, everything that does not hang on another answer at the same time. Nothing
 * here fails: what cannot be read becomes an entry in `missing`.
 *
 * Requests of a red run with up to 100 jobs, those of observe() included, are 14 at most: run, runs, jobs, jobs of the
 * previous run and of the first red one, log and annotations of up to 3 failed jobs (6), compare, pull requests of up to 2
 * commits. Each further 100 jobs take one more, a streak of more than 30 runs up to 3, a cancelled run before this one up
 * to 2, cancelled jobs without a failed one up to 2. Only where they are wanted: the CODEOWNERS file (1 to 3), the pull
 * request of a fork's `workflow_run`, the steps of an own job that lags behind (1 or 2).
 *
 * @param api      ends by its signal; what was read until then is kept
 */
async function detail(api, event, observed, options) {
    const { notification, run } = observed;
    if (!api || run.id === 0)
        return { notification, notes: [] };
    const readingPull = readObservedPull(api, event, notification);
    const [build, range, pr, owners] = await Promise.all([
        readBuild(api, event, observed, options),
        readRange(api, event, observed, options, readingPull),
        readingPull,
        options.wantsCodeowners ? readCodeowners(api, notification.repo.defaultBranch) : undefined,
    ]);
    const missing = [
        ...notification.missing,
        ...build.missing,
        ...range.missing,
        ...(pr && !pr.ok ? [(0,failure/* missingOf */.oy)('pr', pr.failure)] : []),
        ...(owners && !owners.ok ? [(0,failure/* missingOf */.oy)('people', owners.failure)] : []),
    ];
    const changes = options.commits > 0 ? (0,build_commits/* changesOf */.fs)(range.found, options.commits) : undefined;
    const pull = (pr?.ok && pr.data.pull) || notification.pr;
    const paths = [
        ...build.failures.flatMap((failure) => failure.annotations.flatMap((annotation) => annotation.path ?? [])),
        ...range.found.files,
    ];
    return {
        notification: {
            ...notification,
            pr: pull,
            changes: changes ?? notification.changes,
            jobs: build.jobs ?? notification.jobs,
            ...(pull?.url && notification.ref.type === 'pr' ? { ref: { ...notification.ref, url: pull.url } } : {}),
            failures: build.failures,
            people: {
                ...peopleOf(notification, range.found),
                prAuthor: pull?.author ?? notification.people.prAuthor,
                codeowners: owners?.ok ? ownersOf(paths, owners.data) : [],
            },
            missing: (0,failures/* mergeMissing */.F)(missing),
        },
        notes: build.notes,
    };
}
/** Jobs, compared with those of the previous run when something failed now or then, and the failed ones expanded. */
async function readBuild(api, event, observed, options) {
    const { outcome, run, previous } = observed;
    const { ownJob } = observed.notification;
    const own = (0,observe/* ownIn */.of)(event);
    const isWorthComparing = (0,build_outcome/* isRed */.iI)(outcome.conclusion) ||
        observed.notification.state === 'fixed' ||
        observed.notification.state === 'flaky';
    const [list, past] = await Promise.all([
        readJobs(api, own, observed),
        observed.previousJobs ?? (previous && isWorthComparing ? (0,records_jobs/* listJobs */.N6)(api, previous, {}) : undefined),
    ]);
    const nothing = { failures: [], notes: [] };
    if (!list.ok)
        return { ...nothing, missing: [(0,failure/* missingOf */.oy)('jobs', list.failure)] };
    const facts = await (0,records_jobs/* waitForOwnSteps */._E)(api, list.data.jobs, run.id, own);
    const isObserving = event.position === 'workflow_run';
    const jobs = (0,build_jobs/* foldJobs */.S7)(facts, {
        outcome,
        needs: isObserving ? undefined : event.needs,
        jobStatus: own.status,
        ownName: ownJob?.name,
        ...(past?.ok && past.data.isComplete ? { previous: past.data.jobs } : {}),
    });
    const missing = list.data.isComplete
        ? []
        : [{ section: 'jobs', reason: `Only ${list.data.jobs.length} of the jobs could be read.` }];
    if (past && !past.ok)
        missing.push((0,failure/* missingOf */.oy)('jobs', past.failure));
    if (!(0,build_outcome/* isRed */.iI)(outcome.conclusion))
        return { ...nothing, jobs, missing };
    const { log } = options;
    const found = await (0,failures/* expandFailures */.a)(api, jobs, facts, { sha: run.sha, log, ownName: ownJob?.name });
    return { ...found, jobs, missing: [...missing, ...found.missing] };
}
async function readJobs(api, own, observed) {
    if (observed.jobs)
        return { ok: true, data: observed.jobs };
    return (0,records_jobs/* listJobs */.N6)(api, observed.run, own);
}
/** The commits since the last green run, with their pull requests as far as they are shown. */
async function readRange(api, event, { notification, run }, { commits, wantsCommitters }, readingPull) {
    if (commits === 0 && !wantsCommitters)
        return { found: { files: [] }, missing: [] };
    const { push } = event;
    const lastGood = notification.history?.lastGood?.sha;
    const pullBase = lastGood === undefined ? (event.pullBase ?? (await baseOf(readingPull))) : undefined;
    const without = (0,changes/* whyNoGreen */.Ng)(notification.history);
    const found = await (0,build_commits/* findRange */.pj)(api, { head: run.sha, lastGood, without, pullBase, push });
    const missing = found.missing ? [found.missing] : [];
    // A pull request's own commits belong to it: there is nothing to look up.
    if (!found.range || commits === 0 || notification.ref.type === 'pr')
        return { found, missing };
    const named = await (0,build_commits/* findPulls */.s4)(api, found.range.commits, commits, PULL_LOOKUPS);
    return {
        found: { ...found, range: { ...found.range, commits: named.commits } },
        missing: named.missing ? [...missing, named.missing] : missing,
    };
}
/** `workflow_run` names the pull requests of its run only when they are not from a fork. */
async function readObservedPull(api, { prHead, links }, notification) {
    if (prHead === undefined || notification.pr?.author)
        return undefined;
    const newest = { state: 'all', sort: 'updated', direction: 'desc', per_page: 1 };
    const answer = await api.get('pulls', { head: prHead, ...newest });
    if (!answer.ok)
        return answer;
    const json = (0,api_json.at)(answer.data, '0');
    return {
        ok: true,
        data: { pull: (0,payload/* readPull */.Es)(json, links), baseSha: (0,api_json/* shaOf */.ye)((0,api_json.at)(json, 'base', 'sha')) },
    };
}
async function baseOf(readingPull) {
    const pull = await readingPull;
    return pull?.ok ? pull.data.baseSha : undefined;
}
/**
 * Culprits are named only when the range is known to reach back to the last green run, or begins with the first red
 * one: a commit pushed to a branch that was red already is not to blame, and nobody is for a run that is flaky.
 */
function peopleOf({ people, history, state, run }, { range }) {
    if (!range)
        return people;
    const { streak = 0, firstBad, lastGood, isCut = true } = history ?? {};
    const reachesBack = range.source === 'compare' || (streak === 1 && (0,build_outcome/* isRed */.iI)(run.conclusion));
    const isSomebodys = streak > 0 && reachesBack && !isCut && state !== 'flaky';
    return {
        ...people,
        culprits: isSomebodys && firstBad ? (0,changes/* pickCulprits */.wJ)(range.commits, firstBad.sha, lastGood?.sha) : [],
        committers: (0,changes/* pickCommitters */.nn)(range.commits),
    };
}


/***/ })

};
