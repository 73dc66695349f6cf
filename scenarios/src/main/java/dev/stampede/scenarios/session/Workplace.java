package dev.stampede.scenarios.session;

import dev.stampede.experiments.scenario.ScenarioLanguage;
import dev.stampede.experiments.trial.Executor;
import dev.stampede.experiments.trial.LocalExecutor;

/** Where the trials are run that a command asks for. */
public interface Workplace {

  /** Threads of this process, as many as the command is given. */
  Workplace HERE =
      new Workplace() {
        @Override
        public Executor executor(int jobs, ScenarioLanguage language) {
          return new LocalExecutor(jobs, text -> language.read(text).trial());
        }

        @Override
        public boolean lacks() {
          return false;
        }
      };

  /**
   * Returns what runs the trials of scenarios.
   *
   * @param jobs threads that may be used
   * @param language that reads their texts
   */
  Executor executor(int jobs, ScenarioLanguage language);

  /** Whether trials that were asked for are still to be run elsewhere: then nothing is answered. */
  boolean lacks();
}
