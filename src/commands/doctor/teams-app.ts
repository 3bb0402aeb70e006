import type { Call } from '../../graph/call.js';
import { odata } from '../../graph/path.js';
import { wireIds } from '../../graph/shapes.js';
import { fine, notice, type Finding } from './finding.js';

const ABOUT = 'Teams app';

/** Whether the tenant's catalogue has our app, under the id in our manifest. */
export const checkTeamsApp = async (call: Call, teamsAppId: string): Promise<Finding> => {
  const query = { $filter: odata`externalId eq ${teamsAppId}`, $select: ['id'] };
  const { value } = await call('GET /appCatalogs/teamsApps', { query }, wireIds);
  return value.length > 0
    ? fine(ABOUT, 'It is in the catalogue, so the bot can install it for an approver who never met it.')
    : notice(
        ABOUT,
        `The catalogue has no app with the id ${teamsAppId}.`,
        'Nobody finds the bot in Teams, and approvers who never met it cannot be asked.',
        'npm run package, then Teams admin center → Teams apps → Manage apps → Upload new app. Another id there goes into TEAMS_APP_ID.',
      );
};
