# Decisión

rights_decision = Decisión
    .one = decisión
    .add = Anotar la decisión
    .intro = Queda como se guarda. Si cambia, anote otra.
    .empty = Aún no se ha decidido.
rights_decision-decided = Fecha de la decisión
rights_decision-decision = Decisión
    .granted = Se acepta
    .partly = Se acepta en parte
    .denied = No se acepta
rights_decision-reason = Motivo
