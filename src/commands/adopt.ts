import { adopt } from './adopt/adopt.js';

const USAGE = `Usage: npm run adopt                          how many guests there are whom nobody here answers for
       npm run adopt -- --out FILE            the same, and a proposal for each of them, to be looked through
       npm run adopt -- --csv FILE [--yes]    checks such a file; with --yes the sponsors in it are asked in chat
                                              (--by NAME: who you are, for the record; else your user name here)`;

const code = await adopt(process.argv.slice(2), process.env);
if (code !== 0) process.exitCode = code ?? 2;
if (code === undefined) console.error(USAGE);
