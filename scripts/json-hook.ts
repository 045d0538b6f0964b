/** Lets Node load the JSON imports of @actions/languageservice, which lack the import attribute that Node asks for. */
import { registerHooks } from 'node:module';

registerHooks({
  load: (url, context, next) =>
    next(
      url,
      url.endsWith('.json') ? { ...context, format: 'json', importAttributes: { type: 'json' } } : context,
    ),
});
