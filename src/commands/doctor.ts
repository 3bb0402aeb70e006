import { loadDotEnv } from '../config.js';
import { describeFindings } from './doctor/finding.js';
import { examine } from './doctor/examine.js';

loadDotEnv();
const findings = await examine(process.env);
console.log(describeFindings(findings));
if (findings.some(({ verdict }) => verdict === 'broken')) process.exitCode = 1;
