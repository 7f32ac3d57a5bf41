import { assignmentFixtures } from "./assignment.fixtures";
import { testTwice } from "./twice";

testTwice(assignmentFixtures);
