"""The hold model and an M/M/1 queue on SimPy. Each line on standard input is a number of events
or customers to simulate; the answer is a line with what came out."""

import random
import sys

import simpy


def hold(pending, spacing):
    """One process for each pending event; answers with the events counted so far."""
    environment = simpy.Environment()
    chance = random.Random(1)
    mean = pending * spacing
    held = 0

    def item():
        nonlocal held
        while True:
            yield environment.timeout(chance.expovariate(1) * mean)
            held += 1

    for _ in range(pending):
        environment.process(item())

    def run(holds):
        environment.run(until=environment.now + holds * spacing)
        return held

    return run


def mm1(utilization):
    """A source and a server; answers with the mean wait of all customers so far."""
    environment = simpy.Environment()
    chance = random.Random(1)
    server = simpy.Resource(environment)
    waits = 0.0
    served = 0

    def customer():
        nonlocal waits, served
        arrived = environment.now
        with server.request() as turn:
            yield turn
            waits += environment.now - arrived
            served += 1
            yield environment.timeout(chance.expovariate(1))

    def source():
        while True:
            yield environment.timeout(chance.expovariate(utilization))
            environment.process(customer())

    environment.process(source())

    def run(customers):
        environment.run(until=environment.now + customers / utilization)
        return waits / max(1, served)

    return run


models = {"hold": hold, "mm1": mm1}
run_model = models[sys.argv[1]](*map(float if sys.argv[1] == "mm1" else int, sys.argv[2:]))
print("ready", flush=True)
for line in sys.stdin:
    print(run_model(int(line)), flush=True)
