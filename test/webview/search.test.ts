import assert from 'node:assert/strict';
import { searchTexts } from '../../src/dev/search-texts.ts';
import { createSearch, type Hit } from '../../src/webview/search.ts';

const texts = [
  {
    id: 'n-plus-one',
    title: 'N+1 queries',
    summary: 'One query loads a list, and one more runs for every element.',
    symptoms: 'slow endpoint · pool exhausted',
    problem: 'Every round trip waits for the one before.',
  },
  {
    id: 'retries',
    title: 'Retries',
    summary: 'Try again, later each time.',
    howToSpot: 'A loop around a request, without a pause between two tries.',
  },
  { id: 'dead-letter-queue', title: 'Dead letter queue', summary: 'Where messages go that cannot be handled.', symptoms: 'poison message' },
  {
    id: 'idempotency',
    title: 'Idempotency keys',
    symptoms: 'duplicate charge',
    problem: 'A retry must not pay twice: the key names the request.',
  },
];

describe('the search', () => {
  const search = createSearch(texts);
  const pages = (query: string) => search(query).map(({ page }) => page);

  it('finds what people see, before they know its name', () => {
    assert.equal(pages('slow endpoint')[0], 'n-plus-one');
    assert.equal(pages('duplicate charge')[0], 'idempotency');
    assert.equal(pages('pool exhausted')[0], 'n-plus-one');
  });

  it('answers while a word is being typed', () => assert.deepEqual(pages('idemp'), ['idempotency']));

  it('forgives a slip of the finger, and plural or hyphen', () => {
    assert.equal(pages('idempotnecy')[0] ?? pages('idempotecy')[0], 'idempotency');
    assert.equal(pages('poisn mesages')[0], 'dead-letter-queue');
    assert.equal(pages('dead-letter')[0], 'dead-letter-queue');
  });

  it('takes N+1 for one word', () => assert.deepEqual(pages('n+1'), ['n-plus-one']));

  it('asks for every word, and where no page has them all, for any', () => {
    assert.deepEqual(pages('pause tries'), ['retries']);
    assert.ok(pages('pause charge').length === 2);
  });

  it('puts a page about it before a page that mentions it', () => assert.deepEqual(pages('retry'), ['retries', 'idempotency']));

  it('says where it was found, with the words around it', () => {
    const [spot] = search('loop around');
    assert.equal(spot?.part, 'howToSpot');
    assert.deepEqual(matches(spot!), ['loop', 'around']);
    assert.match(text(spot!), /^A loop around a request/);
    assert.equal(text(search('poison message')[0]!), 'poison message');
    assert.equal(search('dead letter')[0]?.part, 'title');
  });

  it('shows a long text from near the word on', () => {
    const long = `${'Nothing to see here. '.repeat(30)}The backfill resumes from the last key. ${'And nothing here. '.repeat(30)}`;
    const [found] = createSearch([{ id: 'backfill', title: 'Batches', problem: long }])('resumes');
    assert.match(text(found!), /^… .*The backfill resumes from the last key\..* …$/);
    assert.ok(text(found!).length < 180);
  });

  it('finds nothing for nothing', () => assert.deepEqual([pages(''), pages('the of'), pages('zzzzzz')], [[], [], []]));
});

it('the search finds every page of the reference by its title, first', () => {
  const all = searchTexts();
  const search = createSearch(all);
  for (const { id, title } of all) assert.equal(search(title!)[0]?.title, title, id);
});

it('the search finds every page by each of its symptoms', () => {
  const all = searchTexts();
  const search = createSearch(all);
  for (const { id, symptoms } of all) {
    for (const symptom of symptoms?.split(' · ') ?? []) {
      const rank = search(symptom).findIndex(({ page }) => page === id);
      assert.ok(rank >= 0 && rank < 8, `'${symptom}' finds ${id} at place ${rank + 1}`);
    }
  }
});

const text = ({ excerpt }: Hit): string => excerpt.map((piece) => piece.text).join('');

const matches = ({ excerpt }: Hit): string[] => excerpt.filter(({ isMatch }) => isMatch).map((piece) => piece.text);
