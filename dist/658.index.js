export const id = 658;
export const ids = [658];
export const modules = {

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

/***/ 9658:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  observeRelease: () => (/* binding */ observeRelease)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/notification/build/changes.ts
var changes = __webpack_require__(8097);
// EXTERNAL MODULE: ./src/notification/release.ts
var notification_release = __webpack_require__(9138);
// EXTERNAL MODULE: ./src/github/api/failure.ts
var failure = __webpack_require__(6898);
// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __webpack_require__(9360);
// EXTERNAL MODULE: ./src/github/api/links.ts
var api_links = __webpack_require__(3109);
// EXTERNAL MODULE: ./src/github/build/commits.ts + 1 modules
var build_commits = __webpack_require__(3635);
// EXTERNAL MODULE: ./src/github/build/failures.ts + 18 modules
var failures = __webpack_require__(1153);
// EXTERNAL MODULE: ./src/github/other-kinds.ts
var other_kinds = __webpack_require__(3939);
// EXTERNAL MODULE: ./src/notification/cut-markdown.ts
var cut_markdown = __webpack_require__(1821);
// EXTERNAL MODULE: ./src/notification/person.ts
var person = __webpack_require__(2910);
// EXTERNAL MODULE: ./src/github/records/payload.ts
var payload = __webpack_require__(992);
;// CONCATENATED MODULE: ./src/github/release/record.ts





const MAX_NOTES = 125_000;
function readReleaseRecord(json) {
    const tag = (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'tag_name'));
    if (tag === undefined)
        return undefined;
    return {
        tag,
        isDraft: (0,api_json.at)(json, 'draft') === true,
        isPrerelease: (0,api_json.at)(json, 'prerelease') === true,
        publishedAt: (0,api_json/* timeOf */.nR)((0,api_json.at)(json, 'published_at')),
    };
}
function readRelease(json, links) {
    const fact = readReleaseRecord(json);
    if (!fact)
        return undefined;
    const { tag, isDraft } = fact;
    const raw = (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'body'), { multiline: true }) ?? '';
    const { text: notes, isCut } = (0,cut_markdown/* cutMarkdown */.G)(raw, MAX_NOTES);
    const author = (0,payload/* readAccount */.GM)((0,api_json.at)(json, 'author'), links);
    const url = isDraft ? draftUrl((0,api_json.at)(json, 'html_url'), links) : tagUrl(tag, links);
    const assets = (0,api_json/* listOf */.c3)((0,api_json.at)(json, 'assets')).flatMap((asset) => readAsset(asset, isDraft ? url : undefined, tag, links) ?? []);
    return {
        ...fact,
        name: (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'name')) ?? tag,
        url,
        notes,
        isNotesCut: isCut,
        ...(author ? { author: (0,person/* personOf */.R)(author) } : {}),
        assets,
    };
}
function readAsset(json, draft, tag, links) {
    const name = (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'name'));
    const size = (0,api_json.at)(json, 'size');
    const state = (0,api_json.at)(json, 'state');
    if (name === undefined || (state !== undefined && state !== 'uploaded'))
        return undefined;
    const digest = (0,api_json.at)(json, 'digest');
    return {
        name,
        url: draft ?? `${links.repo}/releases/download/${(0,api_links/* encodePath */.O)(tag)}/${(0,api_links/* encodePath */.O)(name)}`,
        size: typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : 0,
        ...(typeof digest === 'string' && /^[a-z0-9]{2,16}:[0-9a-f]{32,128}$/.test(digest) ? { digest } : {}),
    };
}
function releaseFromTag(tag, links) {
    return {
        tag,
        name: tag,
        url: tagUrl(tag, links),
        notes: '',
        isNotesCut: false,
        isPrerelease: false,
        isDraft: false,
        assets: [],
    };
}
function tagUrl(tag, links) {
    return `${links.repo}/releases/tag/${(0,api_links/* encodePath */.O)(tag)}`;
}
function draftUrl(htmlUrl, links) {
    const name = /\/releases\/tag\/(untagged-[0-9a-f]+)$/.exec(typeof htmlUrl === 'string' ? htmlUrl : '')?.[1];
    return name === undefined ? `${links.repo}/releases` : `${links.repo}/releases/tag/${name}`;
}

;// CONCATENATED MODULE: ./src/github/release/observe.ts










const PAGE_SIZE = 30;
const MAX_PAGES = 3;
async function observeRelease(api, event, options) {
    const { links } = event;
    const frame = (0,other_kinds/* draftFrame */.VI)(event, options);
    const payload = event.name === 'release' ? (0,api_json.at)(options.payload, 'release') : undefined;
    const inEvent = payload === undefined ? undefined : readRelease(payload, links);
    const tag = options.tag || inEvent?.tag || (event.ref.type === 'tag' ? event.ref.name : '');
    if (tag === '')
        throw withoutTag();
    const isOfEvent = inEvent?.tag === tag;
    const read = isOfEvent ? undefined : await api?.get('releaseOfTag', { tag });
    const known = isOfEvent ? inEvent : read?.ok ? readRelease(read.data, links) : undefined;
    const release = { ...(known ?? releaseFromTag(tag, links)), action: isOfEvent ? event.action : undefined };
    const decision = isOfEvent && !options.isAsked
        ? await decideRelease(api, event, release, options)
        : { state: event.action === 'edited' && isOfEvent ? 'edited' : (0,notification_release/* releaseState */.hd)(release) };
    const state = 'state' in decision ? decision.state : (0,notification_release/* releaseState */.hd)(release);
    const notification = {
        ...(0,other_kinds/* withKind */.hT)(frame.notification, 'release', state),
        ref: { type: 'tag', name: tag, url: links.branch(tag), isDefault: false },
        release,
    };
    if ('skip' in decision)
        return { ...frame, notification, notes: [], skip: decision.skip, wantsDetail: false };
    const isUnpublished = read && !read.ok && read.failure.kind === 'not-found';
    const unread = read && !read.ok && !isUnpublished ? [(0,failure/* missingOf */.oy)('run', read.failure)] : [];
    const found = api ? await findChanges(api, release, (0,api_json.at)(payload, 'target_commitish'), options) : withoutApi;
    const people = found.commits
        ? { ...notification.people, committers: (0,changes/* pickCommitters */.nn)(found.commits) }
        : notification.people;
    const head = found.commits?.at(-1);
    return {
        ...frame,
        notification: {
            ...notification,
            release: { ...release, previousTag: found.previousTag, compareUrl: found.compareUrl },
            changes: found.changes,
            commit: notification.commit ?? (head && (0,changes/* commitOf */.D3)(head)),
            people,
            missing: (0,failures/* mergeMissing */.F)([...unread, ...found.missing]),
        },
        notes: isUnpublished ? [`No release is published for the tag ${tag}: the mail tells about the tag.`] : [],
        wantsDetail: false,
    };
}
async function decideRelease(api, event, release, { now, payload }) {
    const changes = (0,api_json.at)(payload, 'changes');
    const edited = typeof changes === 'object' && changes !== null ? Object.keys(changes) : undefined;
    const decision = (0,notification_release/* classifyRelease */.s$)(event.action ?? '', release, now, edited);
    if (!('twin' in decision))
        return decision;
    const isAlone = await hasNoTwin(api, event);
    if (isAlone === true)
        return { state: decision.state };
    const noteUncertainty = isAlone === undefined ? ' (whether this workflow listens to it could not be read)' : '';
    return {
        skip: `GitHub fires \`published\` beside \`${decision.twin}\`, and that has the mail${noteUncertainty}. For a mail about this event set \`kind: release\`.`,
    };
}
const TWIN_MS = 2 * 60_000;
async function hasNoTwin(api, { workflowKey, run }) {
    if (!api || workflowKey === undefined || run.id === 0)
        return undefined;
    const answer = await api.get('runs', { workflow_id: workflowKey, event: 'release', per_page: 20 });
    if (!answer.ok)
        return undefined;
    const runs = (0,api_json/* listOf */.c3)((0,api_json.at)(answer.data, 'workflow_runs')).map((json) => ({
        id: (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'id')),
        branch: (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'head_branch')),
        createdMs: Date.parse((0,api_json/* timeOf */.nR)((0,api_json.at)(json, 'created_at')) ?? ''),
    }));
    const own = runs.find((each) => each.id === run.id);
    if (!own)
        return undefined;
    return !runs.some((each) => each.id !== own.id && each.branch === own.branch && Math.abs(each.createdMs - own.createdMs) <= TWIN_MS);
}
const withoutApi = { missing: [(0,other_kinds/* withoutToken */._Q)('changes')] };
async function findChanges(api, release, target, { commits, wantsCommitters }) {
    const previous = await findPrevious(api, release);
    if (!previous.ok)
        return { missing: [(0,failure/* missingOf */.oy)('changes', previous.failure)] };
    if (!previous.data)
        return { missing: [] };
    const base = previous.data.tag;
    const head = (release.isDraft && (0,api_json/* textOf */.b6)(target)) || release.tag;
    const compareUrl = api.links.compare((0,api_links/* encodePath */.O)(base), (0,api_links/* encodePath */.O)(head));
    if (commits === 0 && !wantsCommitters)
        return { previousTag: base, compareUrl, missing: [] };
    const answer = await (0,build_commits/* compare */.UD)(api, base, head);
    if (!answer.ok) {
        const isGone = answer.failure.kind === 'not-found';
        const reason = `${base} and ${head} cannot be compared: GitHub does not find one of them.`;
        return {
            previousTag: base,
            ...(isGone ? {} : { compareUrl }),
            missing: [isGone ? { section: 'changes', reason } : (0,failure/* missingOf */.oy)('changes', answer.failure)],
        };
    }
    const { commits: facts, total, status } = answer.data;
    const range = { base, head, compareUrl, commits: facts, total, source: 'compare' };
    return {
        previousTag: base,
        compareUrl,
        ...(commits > 0 ? { changes: { ...(0,changes/* buildChanges */.sl)(range, commits), ...noteOf(status, base, head) } } : {}),
        commits: facts,
        missing: [],
    };
}
function noteOf(status, base, head) {
    if (status === 'ahead')
        return {};
    if (status === 'identical')
        return { note: `${head} and ${base} are the same commit.` };
    if (status === 'behind')
        return { note: `${head} is older than ${base} and has no commit of its own.` };
    return {
        note: `${base} and ${head} lie on different branches; these are the commits that only ${head} has.`,
    };
}
async function findPrevious(api, release) {
    for (let page = 1; page <= MAX_PAGES; page += 1) {
        const answer = await api.get('releases', { per_page: PAGE_SIZE, ...(page > 1 ? { page } : {}) });
        if (!answer.ok)
            return page === 1 ? answer : { ok: true, data: undefined };
        const records = (0,api_json/* listOf */.c3)(answer.data);
        const previous = (0,notification_release/* previousRelease */.Fi)(release, records.flatMap((json) => readReleaseRecord(json) ?? []));
        if (previous || records.length < PAGE_SIZE)
            return { ok: true, data: previous };
    }
    return { ok: true, data: undefined };
}
function withoutTag() {
    return new errors/* ActionError */.lZ('input', {
        title: 'kind: release needs a tag, and the run is on none',
        causes: ['The workflow runs on a branch, and its event is not a release.'],
        remedies: [
            'Name the tag of the release in the input tag, for example the output of the step that made it.',
        ],
    });
}


/***/ }),

/***/ 1821:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ cutMarkdown)
/* harmony export */ });
const fenceLine = /^(\s*)(`{3,}|~{3,})(.*)/;
const PARAGRAPH_SHARE = 0.75;
function cutMarkdown(text, maxLength) {
    if (text.length <= maxLength)
        return { text, isCut: false };
    const { paragraphEnd, lineEnd, inCode, openFence, overflow } = findEnds(text, maxLength);
    const cutAt = (end, closing = '') => ({
        text: `${text.slice(0, end).trimEnd()}${closing}`,
        isCut: true,
    });
    if (paragraphEnd >= maxLength * PARAGRAPH_SHARE)
        return cutAt(paragraphEnd);
    if (lineEnd >= maxLength / 2)
        return cutAt(lineEnd);
    if (inCode && inCode.end > lineEnd)
        return cutAt(inCode.end, `\n${inCode.fence}`);
    const isProse = openFence === '' && fenceAfter(text.slice(overflow, maxLength), '') === '';
    return cutAt(isProse ? findWordEnd(text, maxLength) : lineEnd);
}
function findWordEnd(text, maxLength) {
    const blank = text.lastIndexOf(' ', maxLength);
    if (blank >= maxLength / 2)
        return blank;
    return /[\uD800-\uDBFF]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
}
function findEnds(text, maxLength) {
    const ends = { paragraphEnd: 0, lineEnd: 0, openFence: '', overflow: 0 };
    for (;;) {
        const start = ends.overflow;
        const next = text.indexOf('\n', start);
        const end = next === -1 ? text.length : next;
        if (end > maxLength)
            return ends;
        const line = text.slice(start, end);
        const wasInCode = ends.openFence !== '';
        ends.openFence = fenceAfter(line, ends.openFence);
        if (ends.openFence === '') {
            ends.lineEnd = end;
            if (wasInCode || line.trim() === '' || text.charAt(end + 1) === '\n')
                ends.paragraphEnd = end;
        }
        else if (end + 1 + ends.openFence.length <= maxLength) {
            ends.inCode = { end, fence: ends.openFence };
        }
        ends.overflow = end + 1;
    }
}
function fenceAfter(line, open) {
    const [, indent = '', mark = '', rest = ''] = fenceLine.exec(line) ?? [];
    if (mark === '')
        return open;
    if (open === '')
        return mark.startsWith('`') && rest.includes('`') ? '' : `${indent}${mark}`;
    const opened = open.trimStart();
    const closes = mark.charAt(0) === opened.charAt(0) && mark.length >= opened.length && rest.trim() === '';
    return closes ? '' : open;
}


/***/ }),

/***/ 9138:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fi: () => (/* binding */ previousRelease),
/* harmony export */   Z3: () => (/* binding */ PROMOTION_MS),
/* harmony export */   hd: () => (/* binding */ releaseState),
/* harmony export */   s$: () => (/* binding */ classifyRelease)
/* harmony export */ });
const VERSION_NUMBERS = /(?<!\d)\d{1,9}(?:\.\d{1,9}){1,3}/g;
const VERSION_SUFFIX = /^(?:-([0-9A-Za-z.-]+)|([A-Za-z][0-9A-Za-z.-]*))?(?:\+[0-9A-Za-z.-]+)?$/;
const MAX_TAG = 250;
function previousRelease(current, releases) {
    const version = parseVersion(current.tag);
    const eligible = releases.filter((release) => release.tag !== current.tag && !release.isDraft && (current.isPrerelease || !release.isPrerelease));
    if (version) {
        const earlier = eligible.flatMap((release) => {
            const other = parseVersion(release.tag);
            const isEarlier = other?.line === version.line && compareVersions(other, version) < 0;
            return other && isEarlier ? [{ release, version: other }] : [];
        });
        return earlier.sort((a, b) => compareVersions(b.version, a.version))[0]?.release;
    }
    const publishedAt = current.publishedAt;
    return eligible
        .filter((release) => release.publishedAt && (!publishedAt || release.publishedAt < publishedAt))
        .sort((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1))[0];
}
function parseVersion(tag) {
    if (tag.length > MAX_TAG)
        return undefined;
    for (const { 0: numbers, index } of tag.matchAll(VERSION_NUMBERS)) {
        const rest = VERSION_SUFFIX.exec(tag.slice(index + numbers.length));
        if (!rest)
            continue;
        const suffix = rest[1] ?? rest[2] ?? '';
        return {
            line: tag.slice(0, index).replace(/v$/i, ''),
            numbers: numbers.split('.').map(Number),
            suffix: suffix === '' ? [] : suffix.split(/\.|(?<=[A-Za-z])(?=\d)/),
        };
    }
    return undefined;
}
function compareVersions(a, b) {
    for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index += 1) {
        const difference = (a.numbers[index] ?? 0) - (b.numbers[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    if (a.suffix.length === 0 || b.suffix.length === 0)
        return b.suffix.length - a.suffix.length;
    for (let index = 0; index < Math.max(a.suffix.length, b.suffix.length); index += 1) {
        const [left, right] = [a.suffix[index], b.suffix[index]];
        if (left === undefined || right === undefined)
            return left === undefined ? -1 : 1;
        const difference = compareIdentifiers(left, right);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function compareIdentifiers(a, b) {
    const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (isNumber && isOtherNumber)
        return Number(a) - Number(b);
    if (isNumber !== isOtherNumber)
        return isNumber ? -1 : 1;
    return a === b ? 0 : a < b ? -1 : 1;
}
const PROMOTION_MS = 10 * 60_000;
function classifyRelease(action, release, at, edited) {
    const state = releaseState(release);
    switch (action) {
        case 'published':
            return { state };
        case 'created':
            return release.isDraft ? { state } : { state, twin: action };
        case 'prereleased':
            return { state, twin: action };
        case 'released': {
            const age = Date.parse(at) - Date.parse(release.publishedAt ?? '');
            return age > PROMOTION_MS ? { state } : { state, twin: action };
        }
        case 'edited':
            return edited && !edited.some((name) => shown.has(name))
                ? { skip: 'Nothing that the mail shows was edited.' }
                : { state: 'edited' };
        case 'deleted':
        case 'unpublished':
            return { skip: `The release was ${action}; there is nothing left to tell about.` };
        default:
            return { skip: `The event release with the action ${action || '(none)'} is not mailed.` };
    }
}
const shown = new Set(['name', 'body', 'tag_name']);
function releaseState({ isDraft, isPrerelease }) {
    if (isDraft)
        return 'drafted';
    return isPrerelease ? 'prereleased' : 'published';
}


/***/ })

};
