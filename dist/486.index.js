export const id = 486;
export const ids = [486];
export const modules = {

/***/ 486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   anchor: () => (/* binding */ anchor),
/* harmony export */   compilePatterns: () => (/* binding */ compilePatterns),
/* harmony export */   escapeGlob: () => (/* binding */ escapeGlob),
/* harmony export */   hintAt: () => (/* binding */ hintAt),
/* harmony export */   isClimbing: () => (/* binding */ isClimbing),
/* harmony export */   listExcluded: () => (/* binding */ listExcluded),
/* harmony export */   refuseClimbing: () => (/* binding */ refuseClimbing),
/* harmony export */   refuseOutside: () => (/* binding */ refuseOutside)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _confinement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7773);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8860);



function compilePatterns(patterns, folders) {
    const included = patterns.filter((each) => !each.startsWith('!')).map((each) => anchor(each, folders));
    const search = (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareSearch */ .MV)([...included, ...listExcluded(patterns, folders, [])]);
    return {
        matchesFile: (path) => (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesFile */ .gZ)(search, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace, path)),
        mayHold: (folder) => (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .mayHold */ .BV)(search, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace, folder)),
    };
}
function refuseClimbing(input, patterns, folders) {
    return patterns
        .filter((pattern) => isClimbing(pattern, folders))
        .map((pattern) => refuseOutside(input, pattern, folders));
}
function isClimbing(pattern, folders) {
    try {
        (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareSearch */ .MV)([anchor(pattern.replace(/^!\s*/, ''), folders)]);
        return false;
    }
    catch {
        return true;
    }
}
function refuseOutside(input, pattern, folders) {
    return (0,_confinement_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseFile */ .lv)(input, pattern, 'leads out of the workspace and the runner’s temporary folder', `Put the files into the workspace (${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace)}) or into $RUNNER_TEMP${/^~|\.\./.test(pattern) ? '; ".." and "~" are not followed' : ''}.`);
}
function listExcluded(patterns, folders, roots) {
    return (patterns
        .filter((pattern) => pattern.startsWith('!') && !isClimbing(pattern, folders))
        .map((pattern) => pattern.slice(1).trim())
        .flatMap((pattern) => [...new Set([pattern, withPlainBrackets(pattern)])])
        .flatMap((pattern) => anchorEverywhere(pattern, folders, roots))
        .flatMap((pattern) => [`!${pattern}`, `!${pattern.replace(/[\\/]$/, '')}/**`]));
}
function anchorEverywhere(pattern, folders, roots) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(pattern) ? pattern : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace, pattern);
    const others = roots
        .filter(({ path, real }) => real !== path && (0,_confinement_js__WEBPACK_IMPORTED_MODULE_1__/* .isBelow */ .Yw)(path, full))
        .map(({ path, real }) => `${escapeGlob(real)}/${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(path, full).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/')}`);
    return [anchor(pattern, folders), ...others];
}
function anchor(pattern, folders) {
    if (/^~[\\/]/.test(pattern))
        return pattern;
    if (!/[*?[]/.test(pattern)) {
        return `${escapeGlob((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace, pattern))}${/[\\/]$/.test(pattern) ? '/' : ''}`;
    }
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(pattern)
        ? pattern
        : `${escapeGlob((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace))}/${pattern.replace(/^(?:\.[\\/]+)+/, '')}`;
}
async function hintAt(pattern, excluded, folders, signal) {
    if (/^["']|["']$/.test(pattern))
        return 'Quotes are part of the name here; leave them out.';
    if (/^[a-z][a-z+.-]+:\/\//i.test(pattern))
        return 'Write a path, not a URL.';
    if (pattern.includes(','))
        return 'Write one pattern a line; a comma is part of the name here.';
    if (pattern.includes('{') && pattern.lastIndexOf('}') > pattern.indexOf('{'))
        return 'Braces have no meaning here; write one pattern a line.';
    if (node_path__WEBPACK_IMPORTED_MODULE_0__.sep === '/' && pattern.includes('\\'))
        return 'Part the folders by "/".';
    const plain = withPlainBrackets(pattern);
    if (plain === pattern)
        return '';
    for await (const _ of (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .walk */ .GG)((0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareSearch */ .MV)([anchor(plain, folders), ...excluded]), signal, () => { })) {
        return `"[…]" stands for one of the characters in it; write ${JSON.stringify(plain)}.`;
    }
    return '';
}
function withPlainBrackets(pattern) {
    return pattern.replaceAll('[', '[[]');
}
function escapeGlob(path) {
    const plain = node_path__WEBPACK_IMPORTED_MODULE_0__.sep === '\\' ? path : path.replaceAll('\\', '\\\\');
    return plain.replace(/[[?*]/g, '[$&]');
}


/***/ }),

/***/ 8860:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ mayHold),
/* harmony export */   GG: () => (/* binding */ walk),
/* harmony export */   MV: () => (/* binding */ prepareSearch),
/* harmony export */   RF: () => (/* binding */ isExcluded),
/* harmony export */   gZ: () => (/* binding */ matchesFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _node_modules_actions_glob_lib_internal_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7686);
/* harmony import */ var _node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8142);




const DIRECTORY = 1;
const FILE = 2;
function prepareSearch(patterns) {
    const prepared = patterns.map((pattern) => new _node_modules_actions_glob_lib_internal_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .Pattern */ .z(pattern));
    return {
        included: prepared.filter(({ negate }) => !negate),
        excluded: prepared.filter(({ negate }) => negate),
        start: (0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .getSearchPaths */ .Je)(prepared)[0] ?? '',
    };
}
function matchesFile(search, path) {
    return ((0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .match */ .YW)(search.included, path) & FILE) !== 0 && !isExcluded(search, path);
}
function mayHold(search, path) {
    return (0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .partialMatch */ .nU)(search.included, path) && !isExcluded(search, path);
}
function isExcluded({ excluded }, path) {
    return excluded.some((each) => each.match(path) !== 0);
}
async function* walk(search, signal, onUnreadable) {
    const { included, start } = search;
    const open = [start];
    for (let path = open.pop(); path !== undefined && !signal.aborted; path = open.pop()) {
        const kind = (0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .match */ .YW)(included, path);
        if (!kind && !(0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .partialMatch */ .nU)(included, path))
            continue;
        const isFolder = await look(path, path === start).then((stats) => stats.isDirectory(), (error) => onUnreadable(path, error));
        if (isFolder === undefined)
            continue;
        const isWanted = (kind & (isFolder ? DIRECTORY : FILE)) !== 0;
        if ((!isWanted && !isFolder) || isExcluded(search, path))
            continue;
        if (isWanted)
            yield path;
        if (!isFolder)
            continue;
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path).catch((error) => onUnreadable(path, error));
        for (const name of (names ?? []).reverse())
            open.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name));
    }
}
async function look(path, isFollowed) {
    return isFollowed ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path)) : (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
}


/***/ })

};
