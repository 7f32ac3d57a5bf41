export type Step =
  | { do: "run"; command: string }
  | { do: "copy"; from: string | null; owner: string | null; sources: string[]; to: string };

export type Stage = {
  name: string;
  /** An earlier stage, or an image of elsewhere. */
  base: string;
  folder: string;
  env: Record<string, string>;
  steps: Step[];
  user?: string;
  command?: string[];
  /** What tells whether the container can be used. */
  healthCommand?: string;
};

/**
 * Reads the few instructions that the Dockerfile of this project is made of.
 * @throws Error at one that it does not know: nothing is passed over
 */
export function readDockerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const line of text.split("\n").map((part) => part.trim())) {
    if (!line || line.startsWith("#")) continue;
    const [, word = "", rest = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    const stage = stages.at(-1);
    if (word === "FROM") {
      const [, base = "", name = ""] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(rest) ?? [];
      const parent = stages.find((other) => other.name === base);
      stages.push({ name, base, folder: parent?.folder ?? "/", env: { ...parent?.env }, steps: [] });
    } else if (!stage) throw new Error(`Before any FROM: ${line}`);
    else if (word === "WORKDIR") stage.folder = rest;
    else if (word === "USER") stage.user = rest;
    else if (word === "ENV") for (const [name, value] of pairs(rest)) stage.env[name] = value;
    else if (word === "RUN") stage.steps.push({ do: "run", command: rest });
    else if (word === "COPY") stage.steps.push(copyOf(rest));
    else if (word === "CMD") stage.command = JSON.parse(rest) as string[];
    else if (word === "HEALTHCHECK") stage.healthCommand = /\sCMD (.+)$/.exec(rest)?.[1];
    else if (word !== "EXPOSE") throw new Error(`Not understood: ${line}`);
  }
  return stages;
}

function pairs(text: string): [string, string][] {
  return text.split(/\s+/).map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return [name, value.join("=")];
  });
}

function copyOf(text: string): Step {
  const words = text.split(/\s+/);
  const options = new Map<string, string>();
  while (words[0]?.startsWith("--"))
    for (const [name, value] of pairs(words.shift() ?? "")) options.set(name, value);
  const { "--from": from = null, "--chown": owner = null, ...others } = Object.fromEntries(options);
  if (Object.keys(others).length > 0) throw new Error(`Not understood: COPY ${text}`);
  const to = words.pop() ?? "";
  return { do: "copy", from, owner, sources: words, to };
}
