import { defineConcept } from './concept.ts';

export const apiContracts = defineConcept({
  id: 'api-contracts',
  section: 'change',
  title: 'API contracts',
  summary: 'Whatever you have once sent or accepted, somebody relies on: add, and do not rename, remove or tighten.',
  problem:
    'Clients are deployed on their own. What they read is gone the moment a renamed field is released, and no compiler of yours sees it.',
  example: {
    bad: 'res.json({ name: user.name }); // It was `user_name`.',
    good: 'res.json({ name: user.name, user_name: user.name }); // `user_name` goes when nobody reads it.',
  },
  whenToUse: 'For everything that crosses a border which you do not deploy as one.',
  whenNotToUse: 'Where both sides ship in one deployable and no old copy can be running.',
  howToSpot: 'A diff that removes or renames a key in a response, a DTO or a schema.',
  whatToMeasure: 'Requests by client version: reads of a field in JSON cannot be seen.',
  reading: [{ title: 'Parallel change', url: 'https://martinfowler.com/bliki/ParallelChange.html' }],
  exercise: 'Rename a field of an API in three releases without any client noticing.',
});
