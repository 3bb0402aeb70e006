import type { Store } from './ports.js';
import type { Viewing } from './viewing.js';
import type { Workflow } from './workflow.js';

/** What people may look at; nothing changes by it, and the directory is not asked. */
export const reading = ({
  store,
  viewing,
}: {
  store: Store;
  viewing: Viewing;
}): Pick<Workflow, 'viewFor' | 'viewInChannel' | 'approvalsOf' | 'approvalsAt' | 'nominationsOf'> => ({
  viewFor: (id, reader) => viewing.viewFor(id, reader),
  viewInChannel: (id, reader, channel) => viewing.viewInChannel(id, reader, channel),
  approvalsOf: (person) => viewing.list(person),
  approvalsAt: (person, conversationId, activityId) => viewing.listAt(person, conversationId, activityId),
  nominationsOf: (nominator) => store.nominations.of(nominator, 50),
});
