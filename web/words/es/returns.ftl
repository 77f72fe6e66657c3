# Encuentros entre equipos y lo que trajo cada uno

returns-title = Encuentros
returns-intro = Cada vez que dos equipos se encontraron, y lo que resultó.
returns-none = Todavía no hay ningún encuentro.

# Lo que trajo un encuentro: cambios ($came), partes de expedientes que llegaron por completo ($whole) y cuántas cosas
# esperan a una persona ($needs). Sin punto final: están en listas.
returns-came = { $came ->
    [one] Llegó 1 cambio
   *[other] Llegaron { $came } cambios
}
    .needs = { $came ->
        [one] Llegó 1 cambio
       *[other] Llegaron { $came } cambios
    }, { $needs ->
        [one] 1 cosa espera
       *[other] { $needs } cosas esperan
    } a una persona
returns-whole = { $whole ->
    [one] Llegó por completo 1 parte de un expediente
   *[other] Llegaron por completo { $whole } partes de expedientes
}
    .needs = { $whole ->
        [one] Llegó por completo 1 parte de un expediente
       *[other] Llegaron por completo { $whole } partes de expedientes
    }, { $needs ->
        [one] 1 cosa espera
       *[other] { $needs } cosas esperan
    } a una persona
returns-both = Llegaron { $came ->
    [one] 1 cambio
   *[other] { $came } cambios
} y { $whole ->
    [one] 1 parte completa
   *[other] { $whole } partes completas
}
    .needs = Llegaron { $came ->
        [one] 1 cambio
       *[other] { $came } cambios
    } y { $whole ->
        [one] 1 parte completa
       *[other] { $whole } partes completas
    }, { $needs ->
        [one] 1 cosa espera
       *[other] { $needs } cosas esperan
    } a una persona

# Un encuentro
returns-all = Todos los encuentros
returns-merged = Lo que se combinó
# $says es una de las frases de arriba
returns-meeting = { $device }, { $when }. { $says }.
returns-clock-ahead = El reloj de { $device } estaba adelantado { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}. Las horas escritas allí pueden tener esa misma diferencia; no se usaron para decidir nada.
returns-clock-behind = El reloj de { $device } estaba atrasado { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}. Las horas escritas allí pueden tener esa misma diferencia; no se usaron para decidir nada.
returns-nothing = No cambió nada entre sus casos.
