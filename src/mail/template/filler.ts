import { ActionError } from '../../errors.ts';
import type { Notification } from '../../notification/notification.ts';
import { dropGuards } from '../html/markdown.ts';
import { viewOf } from '../kinds/layout.ts';
import type { ViewOptions } from '../view/view.ts';
import type { Fill } from './fill.ts';

/** Longest text, in UTF-16 code units: far beyond any mail. */
const MAX_LENGTH = 250_000;

/**
 * Fills the user's texts with what happened. The template engine and its data are made for the first text that holds
 * Liquid; any other is taken as it is.
 *
 * @returns a function that throws an ActionError of kind `template` for a text that is too long or wrong
 */
export function fillerOf(notification: Notification, clock: ViewOptions, now: string): Fill {
  let preparing: Promise<Fill> | undefined;
  const prepare = async (): Promise<Fill> => {
    const { templatesOver } = await import('./fill.ts');
    return templatesOver(notification, viewOf(notification, clock), clock, now);
  };
  return async (place, input, source) => {
    const text = place === 'markdown' ? dropGuards(source) : source;
    if (text.length > MAX_LENGTH) {
      throw new ActionError('template', {
        title: `${input}: the text is longer than ${MAX_LENGTH.toLocaleString('en')} characters`,
        causes: ['A mail this long is cut by every mail program.'],
        remedies: ['Shorten the text, or attach it as a file with the `attachments` input.'],
      });
    }
    if (!/\{[{%]/.test(text)) return text;
    preparing ??= prepare();
    const fill = await preparing;
    return fill(place, input, text);
  };
}
