const needResults: ReadonlySet<unknown> = new Set(['success', 'failure', 'cancelled', 'skipped']);

/**
 * Tells when the `needs` input is not the `needs` context, but one job of it (`toJSON(needs.build)`), its results
 * (`toJSON(needs.*.result)`) or something else. Source: docs.github.com, "Contexts reference", `needs` context.
 *
 * @param json the input, parsed; nothing at all, null and an empty object are the context of a job without needs
 * @returns what is wrong, to stand behind the name of the input; undefined when nothing is
 */
export function checkNeeds(json: unknown): string | undefined {
  if (json === undefined || json === null || json === '') return undefined;
  const isContext =
    typeof json === 'object' &&
    (Object.keys(json).length === 0 ||
      (!Array.isArray(json) && Object.values(json).every((need) => needResults.has(resultOf(need)))));
  return isContext ? undefined : 'is not the needs context; write toJSON(needs)';
}

function resultOf(need: unknown): unknown {
  return typeof need === 'object' && need !== null && 'result' in need ? need.result : undefined;
}
