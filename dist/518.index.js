export const id = 518;
export const ids = [518];
export const modules = {

/***/ 8518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  templatesOver: () => (/* binding */ templatesOver)
});

// EXTERNAL MODULE: ./node_modules/liquidjs/dist/liquid.node.js
var liquid_node = __webpack_require__(8694);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/mail/html/escape.ts
var html_escape = __webpack_require__(5218);
// EXTERNAL MODULE: ./src/mail/html/markdown.ts
var markdown = __webpack_require__(5328);
// EXTERNAL MODULE: ./src/mail/view/view.ts
var view_view = __webpack_require__(7300);
// EXTERNAL MODULE: ./src/notification/clean-text.ts
var clean_text = __webpack_require__(4292);
;// CONCATENATED MODULE: ./src/mail/template/model.ts
const person = { login: 'text', name: 'text', url: 'url', isBot: 'flag' };
const pullRequest = {
    number: 'number',
    title: 'text',
    url: 'url',
    author: person,
    base: 'text',
    head: 'text',
    isFork: 'flag',
    isDraft: 'flag',
};
const pastRun = {
    id: 'number',
    number: 'number',
    url: 'url',
    sha: 'text',
    conclusion: 'text',
    at: 'text',
};
const commit = {
    sha: 'text',
    shortSha: 'text',
    url: 'url',
    title: 'text',
    body: 'text',
    author: person,
    committer: person,
    date: 'text',
    touched: ['text'],
    pr: { number: 'number', title: 'text', url: 'url' },
};
const testCase = {
    suite: 'text',
    name: 'text',
    message: 'text',
    file: 'text',
    line: 'number',
    durationMs: 'number',
    isNew: 'flag',
    hasNewError: 'flag',
};
const model = {
    mail: {
        glyph: 'text',
        word: 'text',
        title: 'text',
        summary: 'text',
        preheader: 'text',
        reasons: ['text'],
    },
    now: 'text',
    kind: 'text',
    state: 'text',
    previousState: 'text',
    severity: 'text',
    repo: {
        id: 'number',
        owner: 'text',
        name: 'text',
        fullName: 'text',
        url: 'url',
        isPrivate: 'flag',
        defaultBranch: 'text',
    },
    workflow: { id: 'number', name: 'text', path: 'text', url: 'url' },
    run: {
        id: 'number',
        number: 'number',
        attempt: 'number',
        url: 'url',
        title: 'text',
        event: 'text',
        startedAt: 'text',
        finishedAt: 'text',
        durationMs: 'number',
        conclusion: 'text',
        isFinal: 'flag',
    },
    actor: person,
    ref: { type: 'text', name: 'text', url: 'url', isDefault: 'flag' },
    pr: pullRequest,
    mergeQueue: { others: [pullRequest], baseRun: pastRun },
    commit: commit,
    changes: {
        base: 'text',
        head: 'text',
        compareUrl: 'url',
        count: 'number',
        commits: [commit],
        authors: [person],
        source: 'text',
        note: 'text',
    },
    jobs: {
        total: 'number',
        ok: 'number',
        failed: 'number',
        allowedToFail: 'number',
        cancelled: 'number',
        skipped: 'number',
        list: [
            {
                id: 'number',
                name: 'text',
                group: 'text',
                matrix: 'text',
                conclusion: 'text',
                isAllowedToFail: 'flag',
                change: 'text',
                isOtherStep: 'flag',
                durationMs: 'number',
                url: 'url',
                runner: 'text',
                failedSteps: [
                    {
                        number: 'number',
                        name: 'text',
                        conclusion: 'text',
                        durationMs: 'number',
                        url: 'url',
                    },
                ],
            },
        ],
        groups: [
            {
                name: 'text',
                total: 'number',
                ok: 'number',
                failed: 'number',
                allowedToFail: 'number',
                cancelled: 'number',
                skipped: 'number',
                durationMs: 'number',
                conclusion: 'text',
            },
        ],
        isPartial: 'flag',
    },
    ownJob: { name: 'text', othersFailed: ['text'], othersUnfinished: ['text'] },
    failures: [
        {
            job: 'text',
            jobId: 'number',
            step: 'text',
            url: 'url',
            durationMs: 'number',
            firstError: 'text',
            isFirstErrorGuess: 'flag',
            log: {
                lines: [{ text: 'text', tone: 'text' }],
                totalLines: 'number',
                isCut: 'flag',
            },
            annotations: [
                {
                    level: 'text',
                    title: 'text',
                    message: 'text',
                    path: 'text',
                    line: 'number',
                    url: 'url',
                },
            ],
            isNew: 'flag',
            cause: 'text',
            platformFault: 'text',
        },
    ],
    cause: 'text',
    tests: {
        total: 'number',
        passed: 'number',
        failed: 'number',
        skipped: 'number',
        flaky: 'number',
        durationMs: 'number',
        failures: [testCase],
        more: 'number',
        flakyTests: [testCase],
        newFailures: 'number',
        knownFailures: 'number',
        repaired: 'number',
        repairedTests: [testCase],
        files: 'number',
    },
    history: {
        previous: pastRun,
        lastGood: pastRun,
        firstBad: pastRun,
        streak: 'number',
        redForMs: 'number',
        successRate: 'number',
        isFirstRun: 'flag',
        isSuperseded: 'flag',
        isCut: 'flag',
        isFirstBadUnread: 'flag',
    },
    people: {
        culprits: [person],
        author: person,
        committers: [person],
        requester: person,
        prAuthor: person,
        groupAuthors: [person],
        codeowners: ['text'],
    },
    release: {
        tag: 'text',
        name: 'text',
        url: 'url',
        notes: 'text',
        isNotesCut: 'flag',
        isPrerelease: 'flag',
        isDraft: 'flag',
        action: 'text',
        author: person,
        publishedAt: 'text',
        assets: [{ name: 'text', url: 'url', size: 'number', digest: 'text' }],
        previousTag: 'text',
        compareUrl: 'url',
    },
    deployment: {
        id: 'number',
        environment: 'text',
        version: 'text',
        url: 'url',
        logUrl: 'url',
        description: 'text',
        sha: 'text',
        ref: 'text',
        creator: person,
        approvedBy: [person],
        isProduction: 'flag',
        previous: { sha: 'text', at: 'text', url: 'url' },
    },
    digest: {
        of: 'text',
        from: 'text',
        to: 'text',
        workflows: [
            {
                name: 'text',
                branch: 'text',
                url: 'url',
                state: 'text',
                runs: 'number',
                failed: 'number',
                redSince: 'text',
                successRate: 'number',
                successRateBefore: 'number',
                p50Ms: 'number',
                p95Ms: 'number',
                p50BeforeMs: 'number',
                bar: ['text'],
            },
        ],
        slowestJobs: [{ name: 'text', workflow: 'text', durationMs: 'number', url: 'url' }],
        red: 'number',
        flaky: 'number',
        green: 'number',
        recovered: 'number',
        undecided: 'number',
        runs: 'number',
        isCut: 'flag',
        missed: [
            {
                name: 'text',
                file: 'text',
                url: 'url',
                why: 'text',
                isNews: 'flag',
                schedules: ['text'],
                slots: 'number',
                firstMissed: 'text',
                lastRun: 'text',
            },
        ],
    },
    inputs: 'record',
    fields: 'record',
    missing: [{ section: 'text', reason: 'text', fix: 'text' }],
};

;// CONCATENATED MODULE: ./src/mail/template/data.ts



function dataOf(notification, view, now) {
    const mail = {
        glyph: view.mark.glyph,
        word: view.mark.word,
        title: `${view.mark.word}${(0,view_view/* textOf */.b6)(view.headline)}`,
        summary: view.summary.map(view_view/* endSentence */.H_).join(' '),
        preheader: view.preheader,
        reasons: view.footer.reasons,
    };
    const data = { ...notification, mail, now };
    const completed = complete(data, model);
    return { ...completed, inputs: withNullDefaults(completed['inputs']) };
}
function withNullDefaults(target) {
    return new Proxy(target, {
        get: (values, name) => (isAbsent(values, name) ? null : Reflect.get(values, name)),
        getOwnPropertyDescriptor: (values, name) => isAbsent(values, name)
            ? { value: null, configurable: true, enumerable: false, writable: true }
            : Reflect.getOwnPropertyDescriptor(values, name),
    });
}
function isAbsent(values, name) {
    if (typeof name === 'symbol')
        return false;
    return Array.isArray(values)
        ? /^\d+$/.test(name) && Number(name) >= values.length
        : !Object.hasOwn(values, name);
}
function complete(value, shape) {
    if (Array.isArray(shape)) {
        const [element] = shape;
        return withNullDefaults(Array.isArray(value) ? value.map((item) => complete(item, element)) : []);
    }
    if (shape === 'record') {
        const entries = isRecord(value) ? Object.entries(value) : [];
        return Object.fromEntries(entries.map(([name, text]) => [name, complete(text, 'text')]));
    }
    if (typeof value === 'string')
        return (0,clean_text/* cleanText */.X)(value, { multiline: true });
    if (typeof shape === 'string')
        return value ?? null;
    if (!isRecord(value))
        return null;
    return Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, complete(value[name], inner)]));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function urlsOf(data, shape = model, found = new Set()) {
    if (Array.isArray(shape)) {
        for (const item of Array.isArray(data) ? data : [])
            urlsOf(item, shape[0], found);
    }
    else if (shape === 'url') {
        if (typeof data === 'string')
            found.add(data);
    }
    else if (typeof shape === 'object' && isRecord(data)) {
        for (const [name, inner] of Object.entries(shape))
            urlsOf(data[name], inner, found);
    }
    return found;
}

// EXTERNAL MODULE: ./src/mail/view/format.ts
var format = __webpack_require__(3598);
;// CONCATENATED MODULE: ./src/mail/template/filters.ts


function addUserFilters(liquid, clock) {
    const number = (write) => (value) => value === null || value === undefined || Number.isNaN(Number(value)) ? '' : write(Number(value));
    const text = (write) => (value) => value === null || value === undefined ? '' : write(String(value));
    liquid.registerFilter('duration', number(format/* formatDuration */.a3));
    liquid.registerFilter('filesize', number(format/* formatSize */.Xq));
    liquid.registerFilter('percent', number(format/* formatShare */.T1));
    liquid.registerFilter('ordinal', number((value) => (0,format/* ordinal */.IE)(value).toLowerCase()));
    liquid.registerFilter('time', text((value) => (0,format/* formatTime */.fU)(value, clock)));
    liquid.registerFilter('day', text((value) => (0,format/* formatDay */.im)(value, clock)));
    liquid.registerFilter('clip', (value, max) => (0,view_view/* clip */.$Q)(String(value ?? ''), Math.max(1, Number(max) || 80)));
}

// EXTERNAL MODULE: ./src/nearest-word.ts
var nearest_word = __webpack_require__(9438);
;// CONCATENATED MODULE: ./src/mail/template/names.ts


function problemOf(segments, data) {
    let shape = model;
    let path = '';
    for (const segment of segments) {
        if (typeof segment === 'number' || typeof segment !== 'string') {
            if (!Array.isArray(shape))
                return undefined;
            shape = shape[0];
            path += '[0]';
            continue;
        }
        if (shape === undefined)
            return undefined;
        const step = path === '' ? segment : `${path}.${segment}`;
        if (Array.isArray(shape)) {
            if (segment === 'size')
                return undefined;
            if (segment !== 'first' && segment !== 'last')
                return { path: step, names: ['first', 'last', 'size'].map((name) => `${path}.${name}`) };
            shape = shape[0];
        }
        else if (typeof shape === 'object') {
            const next = Object.hasOwn(shape, segment) ? shape[segment] : undefined;
            if (next === undefined)
                return {
                    path: step,
                    names: Object.keys(shape).map((name) => (path === '' ? name : `${path}.${name}`)),
                };
            shape = next;
        }
        else if (shape === 'record') {
            const known = Object.keys((data[path] ?? {}));
            if (path === 'inputs' || known.includes(segment))
                return undefined;
            return { path: step, names: known.map((name) => `${path}.${name}`) };
        }
        else {
            return segment === 'size' ? undefined : { path: step, names: [path] };
        }
        path = step;
    }
    return undefined;
}
function nearestName(name, candidates) {
    const tails = candidates.map(lastPart);
    const near = (0,nearest_word/* nearestWord */.z)(lastPart(name).slice(0, 60), tails);
    return near === undefined ? undefined : candidates[tails.indexOf(near)];
}
function lastPart(path) {
    return path.slice(path.lastIndexOf('.') + 1);
}
function namesLike(path) {
    const found = new Set();
    const walk = (shape) => {
        if (Array.isArray(shape))
            walk(shape[0]);
        else if (typeof shape === 'object') {
            for (const [name, inner] of Object.entries(shape)) {
                found.add(name);
                walk(inner);
            }
        }
    };
    walk(model);
    const nearest = nearestName(path, [...found]);
    if (nearest === undefined)
        return [];
    return [path.includes('.') ? `${path.slice(0, path.lastIndexOf('.'))}.${nearest}` : nearest];
}

;// CONCATENATED MODULE: ./src/mail/template/fill.ts








const maxResult = 2_000_000;
const maxRenderMs = 750;
const maxMemory = 20_000_000;
function templatesOver(notification, view, { timezone, locale }, now) {
    const data = dataOf(notification, view, now);
    const known = { timezone, locale, data, urls: urlsOf(data) };
    return (place, input, source) => fillTemplate(source, { place, input, ...known });
}
async function fillTemplate(source, options) {
    const engine = createEngine(options);
    const parsed = attempt(options, () => engine.parse(source));
    if (countNames(source) * source.length <= maxAnalysis)
        checkNames(engine, parsed, options);
    let filled;
    try {
        filled = await engine.render(parsed, options.data);
    }
    catch (error) {
        throw errorOf(error, options);
    }
    if (filled.length > maxResult) {
        throw new errors/* ActionError */.lZ('template', {
            title: `${options.input}: the result is longer than ${maxResult.toLocaleString('en')} characters`,
            causes: ['A loop repeats more than was meant.'],
            remedies: ['Limit the loop, for example `{% for job in jobs.list limit: 20 %}`.'],
        });
    }
    return options.place === 'subject' ? filled.replace(/\s+/gu, ' ').trim() : filled;
}
function createEngine(options) {
    const escapes = {
        subject: stringOf,
        html: (value) => (0,html_escape/* escapeHtml */.Z)(stringOf(value)),
        markdown: (value) => placeInMarkdown(stringOf(value), options.urls),
    };
    const engine = new liquid_node/* Liquid */.HX({
        templates: {},
        strictVariables: true,
        strictFilters: true,
        ownPropertyOnly: true,
        lenientIf: false,
        renderLimit: maxRenderMs,
        memoryLimit: maxMemory,
        timezoneOffset: options.timezone,
        locale: options.locale,
        outputEscape: escapes[options.place],
    });
    for (const name of ['include', 'render', 'layout', 'block', 'cycle'])
        engine.registerTag(name, refusedTag(name));
    addUserFilters(engine, options);
    return engine;
}
function refusedTag(name) {
    return {
        parse() {
            throw new Error(`the tag "${name}" is not available here`);
        },
        render: () => '',
    };
}
function placeInMarkdown(text, urls) {
    if (!urls.has(text))
        return (0,markdown/* guardText */.hG)(text);
    return ((0,view_view/* webUrl */.qP)(text) ?? '').replace(/[()*_~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function stringOf(value) {
    if (value === null || value === undefined)
        return '';
    if (Array.isArray(value))
        return value.map(stringOf).join('');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
const maxAnalysis = 20_000_000;
function countNames(text) {
    let names = 0;
    for (const [tag] of text.matchAll(/\{[{%][^{}]{0,10000}/g))
        names += tag.match(/[A-Za-z_][\w-]*/g)?.length ?? 0;
    return names;
}
function checkNames(engine, parsed, options) {
    const { globals } = attempt(options, () => engine.analyzeSync(parsed, { partials: false }));
    for (const uses of Object.values(globals)) {
        for (const use of uses) {
            const problem = problemOf(use.segments, options.data);
            if (problem !== undefined)
                throw unknownName(problem, options, use.location, use.segments.join('.'));
        }
    }
}
function unknownName(problem, options, at, used = problem.path) {
    const nearest = nearestName(problem.path, problem.names);
    const place = at === undefined ? '' : `line ${at.row}, column ${at.col}: `;
    return new errors/* ActionError */.lZ('template', {
        title: `${options.input}: ${place}there is no \`${problem.path}\`${nearest === undefined ? '' : `; did you mean \`${nearest}\`?`}`,
        causes: ['The name is misspelt, or it belongs to another part of the data model.'],
        remedies: [
            ...contextHint(used),
            ...(problem.path.startsWith('fields.')
                ? ['Add the field to the `fields` input, one `name=value` a line.']
                : []),
            ...(problem.names.length > 0 ? [`Valid here: ${problem.names.slice(0, 30).join(', ')}.`] : []),
            'docs/templates.md lists every name.',
        ],
    });
}
const CONTEXTS = [
    'github',
    'env',
    'vars',
    'job',
    'steps',
    'runner',
    'secrets',
    'strategy',
    'matrix',
    'needs',
];
const COUNTERPARTS = {
    'github.repository': 'repo.fullName',
    'github.ref_name': 'ref.name',
    'github.sha': 'commit.sha',
    'github.actor': 'actor.login',
    'github.workflow': 'workflow.name',
    'github.run_id': 'run.id',
    'github.run_number': 'run.number',
    'github.event_name': 'run.event',
    'job.status': 'state',
};
function contextHint(used) {
    const [context = ''] = used.split('.');
    if (!CONTEXTS.includes(context))
        return [];
    const counterpart = COUNTERPARTS[used];
    return [
        `\`${context}\` is a context of GitHub: write \`\${{ ${used} }}\`, with a $, in the workflow${counterpart === undefined ? '' : `, or \`{{ ${counterpart} }}\` in the template`}.`,
    ];
}
function attempt(options, work) {
    try {
        return work();
    }
    catch (error) {
        throw errorOf(error, options);
    }
}
function errorOf(error, options) {
    if (error instanceof errors/* ActionError */.lZ)
        return error;
    const { message, token, originalError } = error;
    const [row, col] = token?.getPosition?.() ?? [];
    const at = row === undefined || col === undefined ? undefined : { row, col };
    if (originalError?.variableName !== undefined) {
        return unknownName({ path: originalError.variableName, names: namesLike(originalError.variableName) }, options, at);
    }
    const said = message.replace(/, (?:file:[^,]*, )?line:\d+, col:\d+$/, '');
    if (/limit exceeded|invalid string length/i.test(said)) {
        return new errors/* ActionError */.lZ('template', {
            title: `${options.input}: filling it in took too long or needed too much memory`,
            causes: ['A loop repeats more than was meant.'],
            remedies: ['Limit the loop, for example `{% for job in jobs.list limit: 20 %}`.'],
            cause: error,
        });
    }
    return new errors/* ActionError */.lZ('template', {
        title: `${options.input}: ${at === undefined ? '' : `line ${at.row}, column ${at.col}: `}${said}`,
        causes: ['The text is not valid Liquid.'],
        remedies: [
            'To write `{{` or `{%` itself, put it between {% raw %} and {% endraw %}.',
            'docs/templates.md lists the filters of this action and what is switched off; the rest is at https://liquidjs.com.',
        ],
        cause: error,
    });
}


/***/ })

};
