import type { Directory } from '../../workflow/ports.js';
import { broken, fine, notice, type Finding } from './finding.js';

const ABOUT = 'Sender';

/** Whether there is such a mailbox. Whether we may send from it shows only in sending. */
export const checkSender = async (sender: string, directory: Directory): Promise<Finding[]> => {
  const found = (await directory.accountsAt(sender)).some(({ kind }) => kind === 'member');
  return [
    found
      ? fine(ABOUT, `${sender} exists.`)
      : broken(
          ABOUT,
          `Nobody in the directory has the address ${sender}.`,
          'Guests get no e-mail; the link travels by chat alone.',
          'Make a shared mailbox of that name, or correct MAIL_SENDER.',
        ),
    ...(/\.onmicrosoft\.com$/i.test(sender)
      ? [
          notice(
            ABOUT,
            'Its domain is *.onmicrosoft.com.',
            'Microsoft lets such senders reach a hundred outside recipients a day.',
            'Take an address in a domain of your own.',
          ),
        ]
      : []),
  ];
};
