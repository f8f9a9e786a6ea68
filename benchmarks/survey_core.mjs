// The survey-core side: one line of JSON in, one line of JSON out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import path from "node:path";

const require = createRequire(path.join(process.argv[2], "package.json"));
const { Model, FunctionFactory } = require("survey-core");
const about = path.join(process.argv[2], "node_modules/survey-core/package.json");
const { version } = JSON.parse(readFileSync(about, "utf8"));

const isKnown = (value) => typeof value === "number" && value >= 0;

// Both read (value, weight) pairs.
FunctionFactory.Instance.register("weightedMean", (pairs) => {
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    if (isKnown(pairs[i])) {
      sum += pairs[i] * pairs[i + 1];
      weight += pairs[i + 1];
    }
  }
  return weight ? sum / weight : null;
});
FunctionFactory.Instance.register("knownShare", (pairs) => {
  let known = 0;
  let weight = 0;
  for (let i = 0; i < pairs.length; i += 2) {
    if (pairs[i] === -1) continue;
    weight += pairs[i + 1];
    if (isKnown(pairs[i])) known += pairs[i + 1];
  }
  return weight ? known / weight : null;
});

let survey;
let nodes;
let minimum;
let respondents;
let questions;

const number = (node) => {
  const coverage = survey.getVariable(`${node}_coverage`);
  const value = survey.getVariable(`${node}_number`);
  const isShown = isKnown(coverage) && coverage >= minimum - 1e-9;
  return isShown && isKnown(value) ? value : null;
};
const since = (begun) => Number(process.hrtime.bigint() - begun) / 1e9;
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const orders = {
  version: () => ({ "survey-core": version, node: process.version }),
  load: (order) => {
    survey = new Model(order.model);
    nodes = order.nodes;
    minimum = order.minimum;
    respondents = order.respondents;
    questions = order.questions;
    return {};
  },
  // Every score of every respondent: what must be equal before anything is timed.
  scores: () =>
    respondents.map((given) => {
      survey.data = { ...given };
      return nodes.map(number);
    }),
  // All scores after each of a row of single changes: the way of row one, checked too.
  changes: (order) => {
    survey.data = { ...respondents[0] };
    return order.changes.map(([question, value]) => {
      survey.setValue(question, value);
      return nodes.map(number);
    });
  },
  // One changed answer -> new overall score; the median in seconds.
  change: (order) => {
    survey.data = { ...respondents[0] };
    const times = [];
    for (let turn = 0; turn < order.warm + order.times; turn += 1) {
      const question = questions[turn % questions.length];
      const begun = process.hrtime.bigint();
      survey.setValue(question, (turn * 7) % 6);
      number(nodes[0]);
      if (turn >= order.warm) times.push(since(begun));
    }
    return median(times);
  },
  // All respondents, all scores; seconds.
  bulk: () => {
    const begun = process.hrtime.bigint();
    for (const given of respondents) {
      survey.data = { ...given };
      nodes.map(number);
    }
    return since(begun);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(orders[order.order](order))}\n`);
}
