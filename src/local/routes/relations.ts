import type { Tenant } from '../tenant.js';
import { collectionReply, entityReply } from './query.js';
import { referenced } from './references.js';
import { badRequest, NO_CONTENT, notFound, type Route } from './route.js';
import { peopleBehind, SOMEBODY, somebodyEntity } from './shapes.js';

/** Who stands above a person, and who answers for a guest. */

const READ = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const READ_SPONSORS = ['User.Read.All', 'User.ReadWrite.All'];
const WRITE = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];
const MOST_SPONSORS = 5;

export const relationRoutes = (tenant: Tenant): readonly Route[] => {
  const { directory } = tenant;
  return [
    {
      method: 'GET',
      path: '/users/:id/manager',
      template: '/users/{user-id}/manager',
      allow: READ,
      answer: (call) => {
        const record = directory.user(call.params['id'] ?? '');
        if (!record) return notFound(call.params['id'] ?? '');
        const manager = record.managerId === undefined ? undefined : directory.user(record.managerId);
        return manager ? entityReply(call, 'directoryObjects', SOMEBODY, somebodyEntity(manager)) : notFound('manager');
      },
    },
    {
      method: 'GET',
      path: '/users/:id/sponsors',
      template: '/users/{user-id}/sponsors',
      allow: READ_SPONSORS,
      answer: (call) => {
        const record = directory.user(call.params['id'] ?? '');
        if (!record) return notFound(call.params['id'] ?? '');
        return collectionReply(
          call,
          tenant.url,
          'directoryObjects',
          SOMEBODY,
          peopleBehind(tenant, record.sponsorIds).map(somebodyEntity),
        );
      },
    },
    {
      method: 'POST',
      path: '/users/:id/sponsors/$ref',
      template: '/users/{user-id}/sponsors/$ref',
      allow: WRITE,
      writes: true,
      answer: ({ params: { id = '' }, body }) => {
        const record = directory.user(id);
        const sponsorId = referenced(body);
        if (sponsorId === undefined)
          return badRequest("Invalid URL format specified in payload: '@odata.id' names no object.");
        const sponsor = directory.user(sponsorId);
        if (!record || directory.spread(id) !== 'everywhere') return notFound(id);
        if (!sponsor) return notFound(sponsorId);
        if (record.sponsorIds.includes(sponsor.properties.id))
          return badRequest(
            "One or more added object references already exist for the following modified properties: 'sponsors'.",
          );
        if (record.sponsorIds.length >= MOST_SPONSORS)
          return badRequest(`A user has at most ${MOST_SPONSORS} sponsors.`);
        directory.setSponsors(record.properties.id, [...record.sponsorIds, sponsor.properties.id]);
        return NO_CONTENT;
      },
    },
    {
      method: 'DELETE',
      path: '/users/:id/sponsors/:sponsor/$ref',
      template: '/users/{user-id}/sponsors/{directoryObject-id}/$ref',
      allow: WRITE,
      writes: true,
      answer: ({ params: { id = '', sponsor = '' } }) => {
        const record = directory.user(id);
        if (!record) return notFound(id);
        if (!record.sponsorIds.includes(sponsor)) return notFound(sponsor);
        directory.setSponsors(
          record.properties.id,
          record.sponsorIds.filter((other) => other !== sponsor),
        );
        return NO_CONTENT;
      },
    },
  ];
};
