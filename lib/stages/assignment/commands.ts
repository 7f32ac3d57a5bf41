import { courseCommands } from "./course/commands";
import { entryCommands } from "./entries/commands";
import { messageCommands } from "./messages/commands";
import { taskCommands } from "./tasks/commands";

export const assignmentCommands = {
  ...courseCommands,
  ...taskCommands,
  ...messageCommands,
  ...entryCommands,
};
