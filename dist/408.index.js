export const id = 408;
export const ids = [408];
export const modules = {

/***/ 9408:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  observeDigest: () => (/* binding */ observeDigest)
});

// EXTERNAL MODULE: ./src/notification/build/outcome.ts
var outcome = __webpack_require__(5220);
// EXTERNAL MODULE: ./src/notification/policy.ts
var policy = __webpack_require__(1325);
;// CONCATENATED MODULE: ./src/notification/digest/count.ts


const MIN_FOR_P95 = 5;
function buildDigest(input) {
    const rows = [...groupRuns(input.runs).values()].flatMap((runs) => rowOf(runs, input) ?? []);
    const workflows = rows.sort(compareRows);
    const count = (state) => workflows.filter((workflow) => workflow.state === state).length;
    return {
        of: 'workflows',
        from: input.from,
        to: input.to,
        workflows,
        slowestJobs: [],
        red: count('red'),
        flaky: count('flaky'),
        green: count('green'),
        recovered: count('recovered'),
        undecided: 0,
        runs: workflows.reduce((sum, workflow) => sum + workflow.runs, 0),
        isCut: input.isCut ?? false,
        missed: input.missed ?? [],
    };
}
function digestState({ red, flaky, recovered, green, missed }) {
    if (red > 0)
        return 'red';
    if (missed.some(({ isNews }) => isNews))
        return 'missed';
    return flaky + recovered + green > 0 ? 'green' : 'quiet';
}
function skipReason({ red, flaky, recovered, green, missed }, notifyOn) {
    const wanted = new Set(notifyOn);
    if (wanted.has('always'))
        return undefined;
    const isWanted = (group, states) => wanted.has(group) || states.some((state) => wanted.has(state));
    if (red > 0 && (isWanted('failure', policy/* notifyOnGroups */.dw.failure) || wanted.has('change')))
        return undefined;
    const news = missed.filter(({ isNews }) => isNews).length;
    if (news > 0 && isWanted('failure', ['missed']))
        return undefined;
    if (flaky > 0 && isWanted('change', ['flaky']))
        return undefined;
    if (recovered > 0 && isWanted('change', ['fixed']))
        return undefined;
    const wrong = red + flaky + recovered + news;
    if (wrong === 0 && wanted.has('success'))
        return undefined;
    const list = notifyOn.join(', ') || 'empty';
    if (wrong > 0)
        return `Nothing in the digest is what \`notify-on\` asks for (${list}).`;
    const found = green === 0 ? 'No run passed or failed in the period' : 'Nothing is wrong';
    return `${found}, and \`notify-on\` is ${list}; \`always\` mails every digest.`;
}
function slowestRuns(runs, { from, to }, limit) {
    const slowest = new Map();
    for (const run of runs) {
        if (!isWithin(run, from, to) || run.conclusion !== 'success')
            continue;
        const known = slowest.get(run.workflowKey);
        if (!known || (durationOf(run) ?? 0) > (durationOf(known) ?? 0))
            slowest.set(run.workflowKey, run);
    }
    return [...slowest.values()].sort((a, b) => (durationOf(b) ?? 0) - (durationOf(a) ?? 0)).slice(0, limit);
}
function reRuns(runs, { from, to }) {
    return runs
        .filter((run) => isWithin(run, from, to) && isReRun(run))
        .sort((a, b) => (endOf(a) < endOf(b) ? 1 : -1));
}
function percentile(sorted, share) {
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
function groupRuns(runs) {
    const groups = new Map();
    for (const run of new Map(runs.map((each) => [each.id, each])).values()) {
        const key = JSON.stringify([run.workflowKey, run.branch]);
        const group = groups.get(key);
        if (group)
            group.push(run);
        else
            groups.set(key, [run]);
    }
    return groups;
}
function rowOf(unsorted, input) {
    const { from, to, before, notFlaky } = input;
    const runs = unsorted.filter((run) => run.status === 'completed' && endOf(run) <= to);
    runs.sort((a, b) => a.number - b.number);
    const period = runs.filter((run) => endOf(run) > from);
    const past = runs.filter((run) => endOf(run) <= from && (before === undefined || endOf(run) > before));
    const decided = runs.filter(isDecided);
    const latest = decided.at(-1);
    const now = period.filter(isDecided);
    if (!latest || (now.length === 0 && !(0,outcome/* isRed */.iI)(latest.conclusion)))
        return undefined;
    const failed = now.filter((run) => (0,outcome/* isRed */.iI)(run.conclusion)).length;
    const lastPast = past.filter(isDecided).at(-1);
    const wasRed = failed > 0 || (lastPast !== undefined && (0,outcome/* isRed */.iI)(lastPast.conclusion));
    const isFlaky = period.some((run) => isReRun(run) && !notFlaky?.has(run.id));
    const rateBefore = before === undefined ? undefined : rateOf(past.filter(isDecided));
    const durations = durationsOf(period);
    const p50 = percentile(durations, 0.5);
    const p95 = durations.length < MIN_FOR_P95 ? undefined : percentile(durations, 0.95);
    const p50Before = before === undefined ? undefined : percentile(durationsOf(past), 0.5);
    return {
        name: latest.workflowName,
        branch: latest.branch,
        url: latest.workflowUrl,
        state: (0,outcome/* isRed */.iI)(latest.conclusion) ? 'red' : isFlaky ? 'flaky' : wasRed ? 'recovered' : 'green',
        runs: period.length,
        failed,
        ...((0,outcome/* isRed */.iI)(latest.conclusion) ? { redSince: redSince(decided) } : {}),
        successRate: rateOf(now) ?? 0,
        successRateBefore: rateBefore,
        p50Ms: p50,
        p95Ms: p95,
        p50BeforeMs: p50Before,
        bar: period.map((run) => ((0,outcome/* isRed */.iI)(run.conclusion) ? 'bad' : run.conclusion === 'success' ? 'ok' : 'other')),
    };
}
function redSince(decided) {
    const green = decided.findLastIndex((run) => !(0,outcome/* isRed */.iI)(run.conclusion));
    const first = decided[green + 1];
    return first ? endOf(first) : '';
}
function isDecided(run) {
    return run.conclusion === 'success' || (0,outcome/* isRed */.iI)(run.conclusion);
}
function isReRun(run) {
    return run.attempt > 1 && run.conclusion === 'success';
}
function isWithin(run, from, to) {
    return endOf(run) > from && endOf(run) <= to;
}
function rateOf(decided) {
    if (decided.length === 0)
        return undefined;
    return decided.filter((run) => run.conclusion === 'success').length / decided.length;
}
function durationsOf(runs) {
    return runs
        .filter((run) => run.conclusion === 'success')
        .flatMap((run) => durationOf(run) ?? [])
        .sort((a, b) => a - b);
}
function durationOf(run) {
    const ms = Date.parse(run.updatedAt ?? '') - Date.parse(run.startedAt ?? '');
    return ms >= 0 ? ms : undefined;
}
function endOf(run) {
    return run.updatedAt ?? run.startedAt ?? run.createdAt ?? '';
}
const order = ['red', 'flaky', 'recovered', 'green'];
function compareRows(a, b) {
    return (order.indexOf(a.state) - order.indexOf(b.state) ||
        compareTexts(a.redSince ?? '', b.redSince ?? '') ||
        b.runs - a.runs ||
        compareTexts(a.name, b.name) ||
        compareTexts(a.branch, b.branch));
}
function compareTexts(a, b) {
    return a === b ? 0 : a < b ? -1 : 1;
}

// EXTERNAL MODULE: ./src/notification/digest/period.ts
var digest_period = __webpack_require__(8551);
// EXTERNAL MODULE: ./src/github/api/failure.ts
var api_failure = __webpack_require__(6898);
// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __webpack_require__(9360);
// EXTERNAL MODULE: ./src/github/other-kinds.ts
var other_kinds = __webpack_require__(3939);
// EXTERNAL MODULE: ./src/github/records/jobs.ts
var records_jobs = __webpack_require__(5296);
// EXTERNAL MODULE: ./src/notification/build/jobs.ts
var build_jobs = __webpack_require__(5374);
// EXTERNAL MODULE: ./src/notification/states.ts
var states = __webpack_require__(277);
;// CONCATENATED MODULE: ./src/notification/digest/count-jobs.ts




const SLOWEST = 10;
function digestJobs(jobs, given) {
    const workflows = [...(0,build_jobs/* groupJobs */.qY)(jobs.list)].map(([name, legs]) => count_jobs_rowOf(name, legs, given));
    const order = ['red', 'flaky', 'recovered', 'green'];
    workflows.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
    const undecided = workflows.filter(states/* isUndecided */.Ae).length;
    const count = (state) => workflows.filter((workflow) => workflow.state === state).length;
    return {
        of: 'jobs',
        from: given.from,
        to: given.to,
        workflows,
        slowestJobs: jobs.list
            .flatMap(({ name, group, durationMs, url }) => durationMs === undefined || url === undefined ? [] : [{ name, workflow: group, durationMs, url }])
            .sort((a, b) => b.durationMs - a.durationMs)
            .slice(0, SLOWEST),
        red: count('red'),
        flaky: count('flaky'),
        green: count('green') - undecided,
        recovered: count('recovered'),
        undecided,
        runs: jobs.list.length,
        isCut: given.isCut,
        missed: [],
    };
}
function count_jobs_rowOf(name, legs, { branch, url, isReRun }) {
    const bar = legs.map(barOf);
    const failed = bar.filter((one) => one === 'bad').length;
    const ok = bar.filter((one) => one === 'ok').length;
    const isRepaired = legs.some((leg) => leg.change === 'repaired');
    const durations = legs
        .filter((leg) => barOf(leg) === 'ok')
        .flatMap((leg) => leg.durationMs ?? [])
        .sort((a, b) => a - b);
    const [p50, p95] = [percentile(durations, 0.5), percentile(durations, 0.95)];
    return {
        name,
        branch,
        url: legs.find((leg) => barOf(leg) === 'bad')?.url ?? url,
        state: failed > 0 ? 'red' : isRepaired ? (isReRun ? 'flaky' : 'recovered') : 'green',
        runs: legs.length,
        failed,
        successRate: failed + ok === 0 ? 1 : ok / (failed + ok),
        p50Ms: p50,
        ...(p95 === undefined || durations.length < 5 ? {} : { p95Ms: p95 }),
        bar,
    };
}
function barOf(leg) {
    if ((0,outcome/* isRed */.iI)(leg.conclusion))
        return leg.isAllowedToFail ? 'other' : 'bad';
    return leg.conclusion === 'success' || leg.conclusion === 'neutral' ? 'ok' : 'other';
}

// EXTERNAL MODULE: ./src/github/build/observe.ts + 3 modules
var observe = __webpack_require__(2397);
;// CONCATENATED MODULE: ./src/github/digest/observe-run.ts







async function digestRun(api, event, options) {
    const observed = await (0,observe/* observe */.lB)(api, event, options);
    const { outcome, run, previous } = observed;
    const { history: _history, ...frame } = observed.notification;
    const own = (0,observe/* ownIn */.of)(event);
    const empty = (0,other_kinds/* withKind */.hT)(frame, 'digest', 'unread');
    const give = { outcome, run, notes: outcome.notes, wantsDetail: false };
    if (!api)
        return { ...give, notification: { ...empty, missing: [(0,other_kinds/* withoutToken */._Q)('digest')] } };
    const [list, past] = await Promise.all([
        observed.jobs ? { ok: true, data: observed.jobs } : (0,records_jobs/* listJobs */.N6)(api, run, own),
        observed.previousJobs ?? (previous ? (0,records_jobs/* listJobs */.N6)(api, previous, {}) : undefined),
    ]);
    if (!list.ok)
        return { ...give, notification: { ...empty, missing: [(0,api_failure/* missingOf */.oy)('digest', list.failure)] } };
    const isObserving = event.position === 'workflow_run';
    const jobs = (0,build_jobs/* foldJobs */.S7)(list.data.jobs, {
        outcome,
        needs: isObserving ? undefined : event.needs,
        jobStatus: own.status,
        ...(past?.ok && past.data.isComplete ? { previous: past.data.jobs } : {}),
    });
    const digest = digestJobs(jobs, {
        from: run.startedAt ?? options.now,
        to: frame.run.finishedAt ?? options.now,
        branch: frame.ref.name,
        url: run.url,
        isReRun: previous?.id === run.id,
        isCut: !list.data.isComplete,
    });
    const missing = past && !past.ok ? [(0,api_failure/* missingOf */.oy)('history', past.failure)] : [];
    const skip = digest.isCut ? undefined : skipReason(digest, options.notifyOn);
    return {
        ...give,
        notification: {
            ...(0,other_kinds/* withKind */.hT)(frame, 'digest', digestState(digest)),
            digest,
            jobs,
            missing: [...frame.missing, ...missing],
        },
        skip,
    };
}

// EXTERNAL MODULE: ./src/notification/build/history.ts
var build_history = __webpack_require__(8992);
// EXTERNAL MODULE: ./src/github/records/runs.ts + 1 modules
var runs = __webpack_require__(578);
;// CONCATENATED MODULE: ./src/github/digest/runs.ts



const PAGE_SIZE = 100;
const PAGES_PER_WINDOW = 10;
const MAX_PAGES = 50;
const PARALLEL = 4;
async function listAllRuns(api, span) {
    const found = new Map();
    const { from, branch } = span;
    let to = span.to;
    let budget = MAX_PAGES;
    for (;;) {
        const window = await readWindow(api, { from, to, branch }, budget);
        for (const run of window.pages.flatMap((page) => page.runs))
            found.set(run.id, run);
        budget -= window.pages.length;
        const oldest = window.pages.findLast((page) => page.oldest !== undefined)?.oldest;
        const runs = () => [...found.values()];
        if (window.isComplete)
            return { runs: runs(), completeFrom: from };
        if (window.failure)
            return { runs: runs(), completeFrom: oldest ?? to, failure: window.failure };
        if (oldest === undefined || oldest >= to || budget <= 0)
            return { runs: runs(), completeFrom: oldest ?? to };
        to = oldest;
    }
}
async function readWindow(api, span, budget) {
    const first = await readPage(api, span, 1);
    if ('failure' in first)
        return { pages: [], isComplete: false, failure: first.failure };
    const pages = [first];
    const wanted = Math.min(PAGES_PER_WINDOW, Math.ceil(first.total / PAGE_SIZE));
    const last = Math.min(wanted, budget);
    for (let page = 2; page <= last; page += PARALLEL) {
        const numbers = Array.from({ length: Math.min(PARALLEL, last - page + 1) }, (_, index) => page + index);
        const batch = await Promise.all(numbers.map((number) => readPage(api, span, number)));
        for (const each of batch) {
            if ('failure' in each)
                return { pages, isComplete: false, failure: each.failure };
            pages.push(each);
        }
    }
    const isFull = pages.length === PAGES_PER_WINDOW && pages.at(-1)?.records === PAGE_SIZE;
    return { pages, isComplete: last === wanted && !isFull };
}
async function readPage(api, { from, to, branch }, page) {
    const seconds = (time) => `${time.slice(0, 19)}Z`;
    const answer = await api.get('allRuns', {
        created: `${seconds(from)}..${seconds(to)}`,
        status: 'completed',
        exclude_pull_requests: 'true',
        branch,
        per_page: PAGE_SIZE,
        page: page > 1 ? page : undefined,
    });
    if (!answer.ok)
        return { failure: answer.failure };
    const records = (0,api_json/* listOf */.c3)((0,api_json.at)(answer.data, 'workflow_runs'));
    return {
        runs: records.flatMap((json) => readWorkflowRun(json, api.links) ?? []),
        records: records.length,
        total: (0,api_json/* countOf */.pq)((0,api_json.at)(answer.data, 'total_count')) ?? 0,
        oldest: (0,api_json/* timeOf */.nR)((0,api_json.at)(records.at(-1), 'created_at')),
    };
}
function readWorkflowRun(json, links) {
    const run = (0,runs/* readRun */.cI)(json, links);
    if (!run || run.queue || (0,build_history/* eventClassOf */.QR)(run.event) === 'pull_request')
        return undefined;
    const path = (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'path'))?.split('@')[0];
    const id = (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'workflow_id'));
    return {
        ...run,
        workflowKey: String(id ?? path ?? ''),
        workflowName: (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'name')) ?? path ?? 'A workflow',
        workflowUrl: path === undefined ? run.url : links.workflow(path),
        createdAt: (0,api_json/* timeOf */.nR)((0,api_json.at)(json, 'created_at')),
    };
}

;// CONCATENATED MODULE: ./src/github/digest/observe.ts









const SLOW_RUNS = 5;
const SLOW_JOBS = 8;
const RE_RUNS = 10;
async function observeDigest(api, event, options) {
    if (options.period === 'run')
        return digestRun(api, event, options);
    const frame = (0,other_kinds/* draftFrame */.VI)(event, options);
    const notification = (0,other_kinds/* withKind */.hT)(frame.notification, 'digest', 'unread');
    const done = { ...frame, wantsDetail: false };
    if (!api)
        return { ...done, notification: { ...notification, missing: [(0,other_kinds/* withoutToken */._Q)('digest')] }, notes: [] };
    const period = await findPeriod(api, event, options);
    const found = await listAllRuns(api, spanOf(period, event, options));
    const { failure } = found;
    if (failure && found.runs.length === 0) {
        return { ...done, notification: { ...notification, missing: [(0,api_failure/* missingOf */.oy)('digest', failure)] }, notes: [] };
    }
    const [summary, absent] = await Promise.all([
        summarizeRuns(api, event, period, found, options),
        readMissed(api, event, period, found),
    ]);
    const digest = { ...summary, missed: absent.missed };
    const missing = [...(failure ? [(0,api_failure/* missingOf */.oy)('digest', failure)] : []), ...absent.missing];
    const skip = digest.isCut ? undefined : skipReason(digest, options.notifyOn);
    return {
        ...done,
        notification: { ...(0,other_kinds/* withKind */.hT)(notification, 'digest', digestState(digest)), digest, missing },
        notes: [
            `The digest covers ${period.from} to ${period.to}; runs read: ${found.runs.length}, requests: ${api.calls.length}.`,
        ],
        skip,
    };
}
async function findPeriod(api, { workflowKey, run, repo }, { now, period }) {
    if (typeof period === 'number')
        return (0,digest_period/* choosePeriod */.B8)({ now, wantedMs: Math.min(period, digest_period/* MAX_PERIOD_MS */.sr) });
    if (workflowKey === undefined)
        return (0,digest_period/* choosePeriod */.B8)({ now });
    const answer = await api.get('runs', {
        workflow_id: workflowKey,
        event: run.event,
        status: 'success',
        ...(repo.defaultBranch === '' ? {} : { branch: repo.defaultBranch }),
        per_page: 5,
    });
    const last = (0,api_json/* listOf */.c3)(answer.ok ? (0,api_json.at)(answer.data, 'workflow_runs') : undefined).find((json) => (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'id')) !== run.id);
    const lastDigest = (0,api_json/* timeOf */.nR)((0,api_json.at)(last, 'run_started_at')) ?? (0,api_json/* timeOf */.nR)((0,api_json.at)(last, 'created_at'));
    return (0,digest_period/* choosePeriod */.B8)({ now, lastDigest });
}
async function readMissed(api, { repo }, { from, to }, { runs }) {
    const schedules = await Promise.all(/* import() */[__webpack_require__.e(780), __webpack_require__.e(270)]).then(__webpack_require__.bind(__webpack_require__, 6270));
    const starts = new Map();
    for (const { workflowKey, event, createdAt } of runs) {
        if (event !== 'schedule' || createdAt === undefined)
            continue;
        const id = Number(workflowKey);
        starts.set(id, [...(starts.get(id) ?? []), createdAt]);
    }
    return schedules.findMissed(api, { from, to, defaultBranch: repo.defaultBranch, starts });
}
function spanOf({ before, to }, { repo }, { includesBranch }) {
    const isDefaultOnly = includesBranch === undefined && repo.defaultBranch !== '';
    return { from: before, to, ...(isDefaultOnly ? { branch: repo.defaultBranch } : {}) };
}
async function summarizeRuns(api, { run, repo, links }, period, { runs: all, completeFrom }, { includesBranch }) {
    const { from, to, before } = period;
    const runs = all.filter((each) => each.id !== run.id &&
        (each.headRepoId ?? repo.id) === repo.id &&
        (includesBranch === undefined || includesBranch(each.branch)));
    const [notFlaky, slowestJobs] = await Promise.all([
        findHarmless(api, reRuns(runs, period).slice(0, RE_RUNS)),
        findSlowestJobs(api, slowestRuns(runs, period, SLOW_RUNS), links),
    ]);
    const isKnownBefore = completeFrom <= before;
    const digest = buildDigest({
        runs,
        from,
        to,
        ...(isKnownBefore ? { before } : {}),
        notFlaky,
        isCut: completeFrom > from,
    });
    return { ...digest, slowestJobs };
}
async function findHarmless(api, runs) {
    const answers = await Promise.all(runs.map(({ id, attempt }) => api.get('attempt', { run_id: id, attempt_number: attempt - 1 })));
    return new Set(runs.flatMap(({ id }, index) => {
        const answer = answers[index];
        return answer?.ok && !(0,outcome/* isRed */.iI)((0,api_json/* conclusionOf */.vu)((0,api_json.at)(answer.data, 'conclusion'))) ? [id] : [];
    }));
}
async function findSlowestJobs(api, runs, links) {
    const answers = await Promise.all(runs.map(({ id }) => api.get('latestJobs', { run_id: id, per_page: 100 })));
    const jobs = answers.flatMap((answer, index) => {
        const run = runs[index];
        if (!answer.ok || !run)
            return [];
        return (0,api_json/* listOf */.c3)((0,api_json.at)(answer.data, 'jobs')).flatMap((json) => {
            const job = (0,records_jobs/* readJob */.cd)(json, run.id, {}, links);
            const durationMs = Date.parse(job?.completedAt ?? '') - Date.parse(job?.startedAt ?? '');
            return job && durationMs >= 0
                ? [{ name: job.name, workflow: run.workflowName, durationMs, url: job.url }]
                : [];
        });
    });
    return jobs.sort((a, b) => b.durationMs - a.durationMs).slice(0, SLOW_JOBS);
}


/***/ }),

/***/ 3939:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VI: () => (/* binding */ draftFrame),
/* harmony export */   _Q: () => (/* binding */ withoutToken),
/* harmony export */   hT: () => (/* binding */ withKind)
/* harmony export */ });
/* harmony import */ var _notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5220);
/* harmony import */ var _notification_states_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(277);
/* harmony import */ var _api_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6898);
/* harmony import */ var _build_draft_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4419);
/* harmony import */ var _build_observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2397);





function draftFrame(event, options) {
    const outcome = (0,_notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveOutcome */ .DX)((0,_build_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .evidenceOf */ .X1)(event, options));
    const { history: _history, jobs: _jobs, ...draft } = (0,_build_draft_js__WEBPACK_IMPORTED_MODULE_3__/* .draftNotification */ .h)(event, outcome, options);
    const notification = { ...draft, commit: event.commit && draft.commit };
    return { outcome, run: event.run, notification };
}
function withKind({ previousState: _previous, ownJob: _own, cause: _cause, ...frame }, kind, state) {
    return { ...frame, kind, state, severity: (0,_notification_states_js__WEBPACK_IMPORTED_MODULE_1__/* .severityOf */ .xJ)(state) };
}
function withoutToken(section) {
    return {
        section,
        reason: 'There is no token to ask GitHub with.',
        fix: _api_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .GIVE_TOKEN */ ._P,
    };
}


/***/ }),

/***/ 8551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B8: () => (/* binding */ choosePeriod),
/* harmony export */   Fn: () => (/* binding */ MAX_SLOTS),
/* harmony export */   sr: () => (/* binding */ MAX_PERIOD_MS)
/* harmony export */ });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DEFAULT_PERIOD_MS = 7 * DAY_MS;
const MAX_PERIOD_MS = 31 * DAY_MS;
const MAX_SLOTS = 100;
function choosePeriod(given) {
    const to = Date.parse(given.now);
    const since = to - Date.parse(given.lastDigest ?? '');
    const isRhythm = since >= HOUR_MS && since <= MAX_PERIOD_MS;
    const lengthMs = Math.min(MAX_PERIOD_MS, given.wantedMs ?? (isRhythm ? since : DEFAULT_PERIOD_MS));
    const iso = (time) => new Date(time).toISOString();
    return { from: iso(to - lengthMs), to: iso(to), before: iso(to - 2 * lengthMs) };
}


/***/ })

};
