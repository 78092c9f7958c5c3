/** A block of a text: its kind, its text with cells between tabs, where its links lead. */
type Block = [kind: number, text: string, links?: string];

/** A stretch of a block's text, in UTF-16 code units. */
type Span = [block: number, from: number, to: number];

/** Words that went and words that came in their place. */
type Hunk = [old: Span[], new: Span[]];

/** A part of a text: its number in the file, the numbers of its heading and blocks. */
interface Part {
  id: number;
  head: number;
  title: string;
  anchor: string;
  blocks: number[];
}

/** Words in a row: those that went (-1), stayed (0) or came (1). */
type Run = [mark: number, text: string, begins?: boolean];

/** What became of some blocks: those that went, those that came, and which words changed. */
interface Step {
  fate: number;
  /** The part where the other end of a move is. */
  part?: number;
  gone: Block[];
  came: Block[];
  hunks: Hunk[];
}

/** What became of a part. */
interface Change {
  was?: Part;
  is?: Part;
  /** The place of the old part. */
  from: number;
  title: string;
  heading: Hunk[];
  /** It reads as before. */
  quiet: boolean;
  steps: Step[];
  /** The number of its first change. */
  first: number;
  /** The part that it follows now, if it stands elsewhere than before. */
  before?: Part;
  /** The part of the other text that it came out of or went into. */
  other?: Part;
}

interface Comparison {
  /** 0 nothing, 1 layout, 2 order, 3 content. */
  extent: number;
  /** How many words came, and how many went. */
  added: number;
  removed: number;
  olds: Part[];
  news: Part[];
  changes: Change[];
}

/** How a comparison is written. */
interface Manner {
  words: Record<string, string>;
  /** The language of the texts, where it is not the page's. */
  lang?: string;
  /** The page's language. */
  own: string;
  /** The address of the new text. */
  url: string;
}
