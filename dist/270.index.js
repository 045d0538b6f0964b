export const id = 270;
export const ids = [270];
export const modules = {

/***/ 6270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findMissed: () => (/* binding */ findMissed)
});

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __webpack_require__(3243);
// EXTERNAL MODULE: ./node_modules/croner/dist/croner.js
var croner = __webpack_require__(5814);
// EXTERNAL MODULE: ./src/notification/digest/period.ts
var period = __webpack_require__(8551);
;// CONCATENATED MODULE: ./src/notification/digest/missed.ts


const LONGEST_DELAY_MS = 9 * 3_600_000;
function findMissedSlots(schedules, starts, { from, to }) {
    const crons = schedules.flatMap((schedule) => openSchedule(schedule) ?? []);
    const known = starts
        .map((time) => Date.parse(time))
        .filter((time) => time >= from && time <= to)
        .sort((a, b) => a - b);
    const missed = new Set();
    let last = from - 1;
    for (const next of [...known, to]) {
        if (next - last > LONGEST_DELAY_MS) {
            for (const cron of crons)
                addSlots(cron, last, next - LONGEST_DELAY_MS, missed);
        }
        last = next;
    }
    return [...missed].sort((a, b) => a - b).slice(0, period/* MAX_SLOTS */.Fn);
}
function isUnusable(schedules) {
    return schedules.every((schedule) => openSchedule(schedule) === undefined);
}
function addSlots(cron, after, before, slots) {
    let slot = cron.nextRun(new Date(after))?.getTime();
    for (let count = 0; slot !== undefined && slot < before && count < period/* MAX_SLOTS */.Fn; count++) {
        slots.add(slot);
        slot = cron.nextRun(new Date(slot))?.getTime();
    }
}
function openSchedule({ cron, timezone = 'UTC' }) {
    if (cron.startsWith('@'))
        return undefined;
    try {
        const opened = new croner/* Cron */.l4(cron, { mode: '5-part', timezone, sloppyRanges: true });
        return opened.nextRun(new Date(0)) === null ? undefined : opened;
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./src/github/api/failure.ts
var failure = __webpack_require__(6898);
// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __webpack_require__(9360);
// EXTERNAL MODULE: ./src/github/records/contents.ts
var contents = __webpack_require__(6078);
;// CONCATENATED MODULE: ./src/github/digest/schedules.ts





const MAX_FILES = 40;
const MAX_SUSPECTS = 10;
const PARALLEL = 4;
const PAGE_SIZE = 100;
async function findMissed(api, known) {
    const answer = await api.get('workflows', { per_page: PAGE_SIZE });
    if (!answer.ok)
        return { missed: [], missing: [(0,failure/* missingOf */.oy)('schedules', answer.failure)] };
    const workflows = (0,api_json/* listOf */.c3)((0,api_json.at)(answer.data, 'workflows')).flatMap((json) => readWorkflow(json, api) ?? []);
    const disabled = workflows.flatMap((workflow) => describeDisabled(workflow, known) ?? []);
    const active = workflows
        .filter(({ state }) => state === 'active')
        .sort((a, b) => Number(known.starts.has(b.id)) - Number(known.starts.has(a.id)));
    const files = await inTurns(active.slice(0, MAX_FILES), async (workflow) => {
        const file = await (0,contents/* readFile */.T)(api, workflow.path, known.defaultBranch);
        if (file.ok)
            workflow.schedules = readSchedules(file.data);
        return file;
    });
    const unread = files.find((file) => !file.ok && file.failure.kind !== 'not-found');
    const missing = unread && !unread.ok ? [(0,failure/* missingOf */.oy)('schedules', unread.failure)] : [];
    const tellCut = (count, tell) => {
        const what = tell(count === 1 ? '1 workflow' : `${count} workflows`);
        if (count > 0)
            missing.push({ section: 'schedules', reason: `Not looked at: ${what}` });
    };
    const listed = (0,api_json/* listOf */.c3)((0,api_json.at)(answer.data, 'workflows')).length;
    const unlisted = ((0,api_json/* countOf */.pq)((0,api_json.at)(answer.data, 'total_count')) ?? 0) - listed;
    tellCut(unlisted, (workflows) => `${workflows} behind the first ${listed}.`);
    const unopened = active.length - MAX_FILES;
    tellCut(unopened, (workflows) => `the schedules of ${workflows}; ${MAX_FILES} files are read.`);
    const scheduled = active.filter(({ schedules }) => schedules.length > 0);
    const span = { from: Date.parse(known.from) - LONGEST_DELAY_MS, to: Date.parse(known.to) };
    const suspects = scheduled.filter(({ id, schedules, changedAt }) => isUnusable(schedules) ||
        findMissedSlots(schedules, known.starts.get(id) ?? [], {
            ...span,
            from: Math.max(span.from, changedAt),
        }).length > 0);
    const untold = suspects.length - MAX_SUSPECTS;
    tellCut(untold, (workflows) => `the missing runs of ${workflows} more; ${MAX_SUSPECTS} are checked.`);
    const looked = await inTurns(suspects.slice(0, MAX_SUSPECTS), (workflow) => lookInto(api, workflow, span));
    const failed = looked.find((each) => !each.ok);
    return {
        missed: [...looked.flatMap((each) => (each.ok && each.data ? [each.data] : [])), ...disabled],
        missing: failed && !failed.ok ? [...missing, (0,failure/* missingOf */.oy)('schedules', failed.failure)] : missing,
    };
}
function readWorkflow(json, { links }) {
    const [id, path] = [(0,api_json/* countOf */.pq)((0,api_json.at)(json, 'id')), (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'path'))];
    if (id === undefined || !path?.startsWith('.github/workflows/'))
        return undefined;
    const times = ['created_at', 'updated_at'].map((name) => Date.parse((0,api_json/* timeOf */.nR)((0,api_json.at)(json, name)) ?? ''));
    return {
        id,
        name: (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'name')) ?? path,
        path,
        url: links.workflow(path),
        state: (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'state')) ?? '',
        changedAt: Math.max(0, ...times.filter((time) => !Number.isNaN(time))),
        schedules: [],
    };
}
function describeDisabled(workflow, { from }) {
    if (workflow.state === 'disabled_inactivity')
        return describe(workflow, 'disabled-by-inactivity');
    if (workflow.state !== 'disabled_manually')
        return undefined;
    return { ...describe(workflow, 'disabled-by-hand'), isNews: workflow.changedAt >= Date.parse(from) };
}
function describe({ name, path, url, schedules }, why) {
    const written = schedules.map(({ cron, timezone }) => (timezone ? `${cron} (${timezone})` : cron));
    return { name, file: path.split('/').at(-1) ?? path, url, why, isNews: true, schedules: written, slots: 0 };
}
function readSchedules(text) {
    try {
        return (0,api_json/* listOf */.c3)((0,api_json.at)((0,js_yaml/* load */.Hh)(text), 'on', 'schedule')).flatMap((entry) => {
            const cron = (0,api_json/* textOf */.b6)((0,api_json.at)(entry, 'cron'));
            return cron === undefined ? [] : [{ cron, timezone: (0,api_json/* textOf */.b6)((0,api_json.at)(entry, 'timezone')) }];
        });
    }
    catch {
        return [];
    }
}
async function lookInto(api, workflow, { from, to }) {
    const [runs, commits] = await Promise.all([
        api.get('runs', { workflow_id: workflow.id, event: 'schedule', per_page: PAGE_SIZE }),
        api.get('commits', { path: workflow.path, per_page: 1 }),
    ]);
    if (!runs.ok)
        return runs;
    if (!commits.ok)
        return commits;
    const starts = (0,api_json/* listOf */.c3)((0,api_json.at)(runs.data, 'workflow_runs'))
        .flatMap((run) => (0,api_json/* timeOf */.nR)((0,api_json.at)(run, 'created_at')) ?? [])
        .sort();
    const [commit] = (0,api_json/* listOf */.c3)(commits.data);
    const sha = (0,api_json/* shaOf */.ye)((0,api_json.at)(commit, 'sha'));
    const pulls = sha ? await api.get('commitPulls', { commit_sha: sha }) : undefined;
    const merged = pulls?.ok ? (0,api_json/* listOf */.c3)(pulls.data).map((pull) => (0,api_json.at)(pull, 'merged_at')) : [];
    const times = [(0,api_json.at)(commit, 'commit', 'committer', 'date'), ...merged];
    const changedAt = Math.max(workflow.changedAt, ...times.map((time) => Date.parse((0,api_json/* timeOf */.nR)(time) ?? '') || 0));
    if (isUnusable(workflow.schedules)) {
        const ranSince = Date.parse(starts.at(-1) ?? '') >= changedAt;
        return { ok: true, data: ranSince ? undefined : describe(workflow, 'unusable') };
    }
    const readFrom = starts.length < PAGE_SIZE ? 0 : Date.parse(starts[0] ?? '');
    const slots = findMissedSlots(workflow.schedules, starts, {
        from: Math.max(from, changedAt, readFrom),
        to,
    });
    const [first] = slots;
    if (first === undefined)
        return { ok: true, data: undefined };
    return {
        ok: true,
        data: {
            ...describe(workflow, 'did-not-run'),
            slots: slots.length,
            firstMissed: new Date(first).toISOString(),
            lastRun: starts.at(-1),
        },
    };
}
async function inTurns(items, work) {
    const results = [];
    for (let start = 0; start < items.length; start += PARALLEL) {
        results.push(...(await Promise.all(items.slice(start, start + PARALLEL).map(work))));
    }
    return results;
}


/***/ }),

/***/ 6078:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readFile)
/* harmony export */ });
/* harmony import */ var _api_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9360);

async function readFile(api, path, ref) {
    const answer = await api.get('contents', { path, ref: ref || undefined });
    if (!answer.ok)
        return answer;
    const content = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(answer.data, 'content');
    const isText = typeof content === 'string' && (0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(answer.data, 'encoding') === 'base64';
    return { ok: true, data: isText ? Buffer.from(content, 'base64').toString('utf8') : '' };
}


/***/ })

};
