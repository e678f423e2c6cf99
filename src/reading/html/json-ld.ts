import { tagOf, type DomElement } from '../document.js';
import { fieldsOf, mergeFields, type Fields } from '../fields.js';
import { plausible, plausibleDate } from './plausible.js';

type Node = Readonly<Record<string, unknown>>;

/** Types of JSON-LD that describe an article, the surest first: the page around it comes last, and tells only what it alone knows. */
const TYPES = [
  /(?:Article|BlogPosting|Report|Recipe|HowTo|Question|DiscussionForumPosting)$/u,
  /Review$/u,
  /WebPage$/u,
];
/** Nodes that are looked at; more are a hostile page's. */
const MAX_NODES = 5_000;
/** Characters at either end among which comment marks are looked for. */
const MARKS = 100;

/** The fields that a page's JSON-LD tells, in lists, in graphs, and by references between their nodes. */
export function jsonLdFields(elements: readonly DomElement[]): Fields {
  const nodes = elements
    .filter((element) => tagOf(element) === 'script' && /ld\+json/iu.test(element.getAttribute('type') ?? ''))
    .flatMap((element) => nodesOf(element.textContent ?? ''));
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])),
  );
  // A reference is a node with nothing but its @id; the node that says more stands for it.
  const size = new Map(nodes.map((node) => [node, Object.keys(node).length]));
  for (const node of nodes) {
    const id = node['@id'];
    if (typeof id === 'string' && size.get(node)! > size.get(byId.get(id)!)!) byId.set(id, node);
  }
  return TYPES.flatMap((type) => nodes.filter((node) => typesOf(node).some((name) => type.test(name))))
    .map((node) => plausible(fieldsOf(recordOf(node, byId))))
    .reduce(mergeFields, fieldsOf({}));
}

function typesOf(node: Node): string[] {
  return [node['@type']].flat().filter((type) => typeof type === 'string');
}

function recordOf(node: Node, byId: ReadonlyMap<unknown, Node>): Node {
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    return 'name' in value ? value : (byId.get((value as Node)['@id']) ?? value);
  };
  const page = node['mainEntityOfPage'];
  const isWebPage = typesOf(node).every((type) => type.endsWith('WebPage'));
  return {
    headline: node['headline'],
    name: node['name'],
    author: isWebPage ? undefined : (resolve(node['author']) ?? resolve(node['creator'])),
    publisher: resolve(node['publisher']),
    date: [node['datePublished'], node['dateCreated'], node['dateModified']]
      .map(plausibleDate)
      .find((date) => date !== null),
    url: typeof page === 'object' && page !== null ? (page as Node)['@id'] : page,
    link: node['url'],
  };
}

/** All objects in a piece of JSON-LD, at any depth of lists, graphs and main entities. */
function nodesOf(json: string): Node[] {
  const nodes: Node[] = [];
  const queue: unknown[] = [parsed(json)];
  for (let i = 0; i < queue.length && i < MAX_NODES; i++) {
    const value = queue[i];
    if (Array.isArray(value)) queue.push(...(value as unknown[]).slice(0, MAX_NODES));
    else if (typeof value === 'object' && value !== null) {
      const node = value as Node;
      nodes.push(node);
      queue.push(node['@graph'], node['mainEntity'], node['mainEntityOfPage'], node['author'], node['publisher']);
    }
  }
  return nodes;
}

/** JSON, within the comment marks that some pages put around it and with the line breaks in strings that some leave in; else null. */
function parsed(json: string): unknown {
  // Of the ends only: in the middle, runs of blanks would be looked through again and again.
  const trimmed = json.trim();
  const [, opening] = /^((?:<!--|\/\*?\/?\s*<!\[CDATA\[(?:\s*\*\/)?)?)/u.exec(trimmed.slice(0, MARKS))!;
  const [closing] = /(?:(?:-->|(?:\/\/|\/\*)?\s*\]\]>(?:\s*\*\/)?)\s*;?)?$/u.exec(trimmed.slice(-MARKS))!;
  const bare = trimmed.slice(opening!.length, trimmed.length - closing.length);
  for (const text of [bare, bare.replace(/[\p{Cc}]+/gu, ' ')]) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // The next form, or none.
    }
  }
  return null;
}
