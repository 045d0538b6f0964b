import sax from 'sax';
import { mapTexts } from '../redaction/scrubber.ts';

/** Attributes of an element by name, entities resolved. */
export type Attributes = Readonly<Record<string, string>>;

/** What a reader of one dialect hears, in document order. Names come without their namespace prefix. */
export interface ElementReader {
  open(name: string, attributes: Attributes): void;
  /** Text and CDATA, in pieces of any size. */
  text(piece: string): void;
  close(name: string): void;
  /** Called once, at the end or where the document breaks off. */
  end(): void;
}

/** A document that is no XML, or no XML that can be read safely; the message says why and where. */
export class XmlProblem extends Error {
  override readonly name = 'XmlProblem';
}

/** Deeper than any test report; the bombs that overflow a stack are deeper by orders of magnitude. */
const MAX_DEPTH = 100;

/** The longest name, attribute or comment, in UTF-16 code units. Text is passed on in pieces and needs no limit. */
const MAX_TOKEN = 1_000_000;

/** Text is handed over in pieces of this length, so that the limits are checked in between. */
const PIECE = 65_536;

/**
 * Reads XML of strangers as it comes in. Refused are document types, and with them all entities but the five of XML
 * itself (no expansion, nothing external), elements nested over 100 deep, tokens over a million characters, and
 * anything that is not well-formed. One fault is borne, because producers make it: a reference to an unknown entity or
 * to a character that XML forbids, such as the escape character of colors, stays the text that it is.
 *
 * @param choose the reader for a root element; undefined refuses the document
 * @param scrub  takes hidden values out of a text or an attribute, once it is whole
 * @throws XmlProblem from all three functions; what was read before it has been handed over
 */
export function createXmlReader(
  choose: (root: string) => ElementReader | undefined,
  scrub: (text: string) => string = (text) => text,
): {
  write(text: string): void;
  end(): void;
  /** Ends the reading before the end of the document. */
  stop(why: string): never;
} {
  const parser = sax.parser(true, { strictEntities: true } as sax.SAXOptions);
  (sax as { MAX_BUFFER_LENGTH?: number }).MAX_BUFFER_LENGTH = MAX_TOKEN;
  let reader: ElementReader | undefined;
  let depth = 0;
  let isEnding = false;

  const refuse = (why: string): never => {
    throw new XmlProblem(`${why} (line ${parser.line + 1})`);
  };
  parser.onerror = (error) => {
    if (!isEnding && isInReference(parser)) parser.resume();
    else refuse(`is not well-formed XML: ${error.message.split('\n', 1)[0]}`);
  };
  parser.ondoctype = () => refuse('has a document type declaration, which a test report does not need');
  parser.onopentag = ({ name, attributes }) => {
    if (++depth > MAX_DEPTH) refuse(`has elements nested more than ${MAX_DEPTH} deep`);
    const local = localName(name);
    if (depth === 1) {
      reader = choose(local);
      if (!reader) refuse(`is neither JUnit XML nor TRX: its root element is <${local.slice(0, 40)}>`);
    }
    reader?.open(local, mapTexts(attributes as Attributes, scrub));
  };
  parser.ontext = (piece) => reader?.text(scrub(piece));
  parser.oncdata = (piece) => reader?.text(scrub(piece));
  parser.onclosetag = (name) => {
    depth -= 1;
    reader?.close(localName(name));
  };

  function guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      reader?.end();
      throw error;
    }
  }

  return {
    write(text) {
      guard(() => {
        for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
      });
    },
    end() {
      guard(() => {
        isEnding = true;
        parser.close();
        if (!reader) refuse('is empty');
      });
      reader?.end();
    },
    stop(why) {
      reader?.end();
      return refuse(why);
    },
  };
}

/** True while the parser is in `&…;`, where the only errors are about the reference itself. */
function isInReference(parser: sax.SAXParser): boolean {
  const { STATE } = sax as unknown as { STATE: Record<string, number> };
  const { state } = parser as unknown as { state: number };
  return state === STATE['TEXT_ENTITY'] || state === STATE['ATTRIB_VALUE_ENTITY_Q'];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
