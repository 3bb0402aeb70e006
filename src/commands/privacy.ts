import { privacy } from './privacy/privacy.js';

const USAGE = `Usage: npm run privacy -- export ADDRESS      all that our tables hold of this person, as JSON
       npm run privacy -- erase ADDRESS       takes them out of all our tables, or says what is to be done first
                                              (--by NAME: who you are, for the record; else your user name here)`;

const code = await privacy(process.argv.slice(2), process.env);
if (code !== 0) process.exitCode = code ?? 2;
if (code === undefined) console.error(USAGE);
