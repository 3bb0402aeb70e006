import { audit } from './audit/audit.js';

const USAGE = `Usage: npm run audit -- verify [--end END] [--signed]
                                              whether the record is as it was written; END is what an earlier one printed;
                                              --signed: and each place of it signed by AUDIT_KEY
       npm run audit -- export [--from DAY] [--to DAY] [--format jsonl|csv] [--out FILE]
                                              the record of these days (UTC), both included
       npm run audit -- show ID               an entry, or all about a nomination, a guest or a delegation`;

const code = await audit(process.argv.slice(2), process.env);
if (code !== 0) process.exitCode = code ?? 2;
if (code === undefined) console.error(USAGE);
