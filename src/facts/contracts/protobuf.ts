import type { Span } from '../../engine/text.ts';
import { documented } from './documented.ts';
import { type Container, type Containers, type Direction, type Field, fieldOf, type Shape, scalar } from './shape.ts';

interface Token {
  readonly text: string;
  readonly at: Span;
}

const tokens = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\w.]+|[^\s\w]/g;

/** Messages, enums and services of a `.proto` file. Parsers that are kept up do not say where a field stands, so this reads the few forms itself. */
export function protobufContainers(text: string): Containers {
  const found: Record<string, Container> = {};
  const read = new Reader(text);
  while (!read.isAtEnd) readDeclaration(read, [], found);
  return found;
}

class Reader {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(text: string) {
    this.tokens = [...text.matchAll(tokens)]
      .map(({ 0: token, index }) => ({ text: token, at: { start: index, end: index + token.length } }))
      .filter((token) => !/^\/[/*]/.test(token.text));
  }

  get isAtEnd(): boolean {
    return this.next >= this.tokens.length;
  }

  peek(ahead = 0): string {
    return this.tokens[this.next + ahead]?.text ?? '';
  }

  take(): Token {
    return this.tokens[this.next++] ?? { text: '', at: { start: 0, end: 0 } };
  }

  /** Everything up to the end of a statement or of a block. */
  rest(): readonly Token[] {
    const taken: Token[] = [];
    for (let depth = 0; !this.isAtEnd; ) {
      const token = this.take();
      if (token.text === '{' || token.text === '[') depth++;
      if (token.text === '}' || token.text === ']') depth--;
      if (depth === 0 && (token.text === ';' || token.text === '}')) break;
      taken.push(token);
    }
    return taken;
  }
}

function readDeclaration(read: Reader, scope: readonly string[], found: Record<string, Container>): void {
  const word = read.peek();
  if (word === 'message' && read.peek(2) === '{') readMessage(read, scope, found);
  else if (word === 'enum' && read.peek(2) === '{') readEnum(read, scope, found);
  else if (word === 'service' && read.peek(2) === '{') readService(read, found);
  else if (word === ';' || word === '}') read.take();
  else read.rest();
}

function readMessage(read: Reader, scope: readonly string[], found: Record<string, Container>): void {
  read.take();
  const name = read.take();
  const path = [...scope, name.text];
  const fields: Record<string, Field> = {};
  const reserved: number[] = [];
  read.take();
  readFields(read, { path, fields, reserved }, found);
  const full = path.join('.');
  const direction: Direction = /Request$/.test(full) ? 'request' : /Response$/.test(full) ? 'response' : 'both';
  found[full] = {
    kind: 'type',
    name: full,
    shape: { is: 'object', fields, ...(reserved.length && { reserved }) },
    sink: documented('protobuf', direction),
    at: name.at,
  };
}

interface Message {
  readonly path: readonly string[];
  readonly fields: Record<string, Field>;
  readonly reserved: number[];
}

function readFields(read: Reader, message: Message, found: Record<string, Container>): void {
  while (!read.isAtEnd && read.peek() !== '}') {
    if (/^(message|enum)$/.test(read.peek()) && read.peek(2) === '{') readDeclaration(read, message.path, found);
    else if (read.peek() === 'oneof' && read.peek(2) === '{') {
      for (let skip = 0; skip < 3; skip++) read.take();
      readFields(read, message, found);
    } else if (read.peek() === 'reserved') message.reserved.push(...numbersIn(read.rest()));
    else addField(read.rest(), message.fields);
  }
  read.take();
}

/** `reserved 2, 9 to 11`. */
function numbersIn(statement: readonly Token[]): readonly number[] {
  const text = statement.map((token) => token.text).join(' ');
  return [...text.matchAll(/(\d+)(?: to (\d+))?/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: Math.min(Number(to) - Number(from) + 1, 1000) }, (_, at) => Number(from) + at),
  );
}

/** `repeated string names = 3 [deprecated = true]`, `map<string, int32> counts = 4`. */
function addField(statement: readonly Token[], fields: Record<string, Field>): void {
  const equals = statement.findIndex(({ text }) => text === '=');
  const number = Number(statement[equals + 1]?.text);
  const name = statement[equals - 1];
  if (equals < 2 || !name || !Number.isInteger(number) || /^(option|reserved|extensions)$/.test(statement[0]!.text)) return;
  const words = statement.slice(0, equals - 1).map(({ text }) => text);
  const isRepeated = words[0] === 'repeated';
  const type = words.filter((word) => !/^(repeated|optional|required)$/.test(word)).join('');
  const shape: Shape = /^[a-z]\w*$/.test(type) || type.startsWith('map<') ? scalar(type) : { is: 'ref', name: type };
  const options = statement
    .slice(equals + 2)
    .map(({ text }) => text)
    .join(' ');
  fields[name.text] = fieldOf(isRepeated ? { is: 'list', of: shape } : shape, `${isRepeated ? 'repeated ' : ''}${type}`, name.at, {
    isOptional: words[0] !== 'required',
    isDeprecated: /deprecated = true/.test(options),
    number,
    json: /\bjson_name = "([^"]+)"/.exec(options)?.[1] ?? jsonNameOf(name.text),
  });
}

/** As protobuf writes names in JSON: https://protobuf.dev/programming-guides/json/ */
export function jsonNameOf(name: string): string {
  return name.replace(/_+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function readEnum(read: Reader, scope: readonly string[], found: Record<string, Container>): void {
  read.take();
  const name = read.take();
  read.take();
  const these: Shape[] = [];
  while (!read.isAtEnd && read.peek() !== '}') {
    const [value, equals] = read.rest();
    if (value && equals?.text === '=' && value.text !== 'option') these.push({ is: 'literal', value: JSON.stringify(value.text) });
  }
  read.take();
  const full = [...scope, name.text].join('.');
  found[full] = {
    kind: 'enum',
    name: full,
    shape: { is: 'union', these },
    sink: documented('protobuf', 'both'),
    at: name.at,
  };
}

/** The calls of a service are its fields. */
function readService(read: Reader, found: Record<string, Container>): void {
  read.take();
  const name = read.take();
  read.take();
  const fields: Record<string, Field> = {};
  while (!read.isAtEnd && read.peek() !== '}') {
    const [keyword, call, ...types] = read.rest();
    if (keyword?.text === 'rpc' && call) fields[call.text] = fieldOf(scalar('rpc'), types.map(({ text }) => text).join(' '), call.at);
  }
  read.take();
  found[name.text] = {
    kind: 'operation',
    name: name.text,
    shape: { is: 'object', fields },
    sink: documented('protobuf', 'both'),
    at: name.at,
  };
}
