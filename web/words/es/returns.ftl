# Encuentros entre equipos y lo que trajo cada uno

returns-title = Encuentros
returns-intro = Cada vez que una portátil y la clínica se encontraron, y lo que resultó.
returns-none = Todavía ningún encuentro ha traído algo.
# Debajo de la lista: encuentros desde que se inició el programa que no trajeron nada; en $gave de ellos se envió algo
returns-quiet = { $n ->
    [one] Y 1 encuentro desde que se inició este programa que no trajo nada nuevo
   *[other] Y { $n } encuentros desde que se inició este programa que no trajeron nada nuevo
}{ $gave ->
    [0] .
   *[other] { $n ->
        [one] ; en él se puso al día al otro equipo.
       *[other] ; en { $gave } de ellos se puso al día al otro equipo.
    }
}

# Lo que trajo un encuentro: cambios ($came) en tantos expedientes ($charts) y partes de expedientes que llegaron por
# completo ($whole). Sin punto final: están en listas.
returns-came = { $came ->
    [one] Llegó 1 cambio
   *[other] Llegaron { $came } cambios
} en { $charts ->
    [one] 1 expediente
   *[other] { $charts } expedientes
}
returns-whole = { $whole ->
    [one] Llegó por completo 1 parte de un expediente
   *[other] Llegaron por completo { $whole } partes de expedientes
}
returns-both = Llegaron { $came ->
    [one] 1 cambio
   *[other] { $came } cambios
} y { $whole ->
    [one] 1 parte completa
   *[other] { $whole } partes completas
} en { $charts ->
    [one] 1 expediente
   *[other] { $charts } expedientes
}
returns-nothing-came = No llegó nada

# Señales al lado
returns-something-waits = { $n ->
    [one] En 1 de sus expedientes algo espera a una persona
   *[other] En { $n } de sus expedientes algo espera a una persona
}
returns-not-taken = { $n ->
    [one] 1 cambio no aceptado
   *[other] { $n } cambios no aceptados
}
returns-was-cut = Se cortó antes de terminar

# Un encuentro
returns-all = Todos los encuentros
returns-merged = Lo que se combinó
# Quién se encontró con quién; $when es "24 nov 2026, 10:42", $took "12 segundos"
returns-laptop-came = { $device } se encontró con esta clínica el { $when }.
    .took = { $device } se encontró con esta clínica el { $when }. Duró { $took }.
returns-came-home = Esta portátil se encontró con la clínica el { $when }.
    .took = Esta portátil se encontró con la clínica el { $when }. Duró { $took }.
# Lo que se envió al otro; sin punto final
returns-went = { $went ->
    [one] Se envió 1 cambio al otro equipo
   *[other] Se enviaron { $went } cambios al otro equipo
}
returns-went-whole = { $whole ->
    [one] Se envió por completo 1 parte de un expediente al otro equipo
   *[other] Se enviaron por completo { $whole } partes de expedientes al otro equipo
}
returns-went-both = Se enviaron { $went ->
    [one] 1 cambio
   *[other] { $went } cambios
} y { $whole ->
    [one] 1 parte completa
   *[other] { $whole } partes completas
} al otro equipo
returns-nothing-went = No se envió nada al otro equipo: no le faltaba nada
# $in y $out son "34 kB"
returns-bytes = Recibido en total: { $in }; enviado: { $out }
returns-end-alike = Al final los dos tenían lo mismo
returns-end-alike-but = Al final los dos tenían lo mismo, salvo lo no aceptado
returns-end-differs = Al final todavía no tenían lo mismo; el próximo encuentro lo repara
returns-end-cut = Se cortó antes de terminar; el próximo encuentro sigue desde ahí
# $done y $of vienen escritos
returns-end-cut-at = Se cortó cuando habían pasado { $done } de { $of } partes; el próximo encuentro sigue desde ahí
returns-end-under-way = Todavía continúa
returns-end-not-known = El registro no dice cómo terminó: se cortó o fue con una versión anterior
# De lo combinado, cuántas cosas pedían a una persona ($n) y cuántas la esperan todavía ($waits)
returns-asked = { $n ->
    [0] Nada de ello espera a una persona
   *[other] { $waits ->
        [0] { $n ->
            [one] 1 cosa esperaba a una persona y ya se hizo
           *[other] { $n } cosas esperaban a una persona y todas se hicieron ya
        }
        [one] { $n ->
            [one] 1 cosa espera a una persona
           *[other] { $n } cosas esperaban a una persona; 1 de ellas sigue esperando
        }
       *[other] { $n } cosas esperaban a una persona; { $waits } de ellas siguen esperando
    }
}
returns-this-run = Cuánto duró un encuentro y cuánto se envió se sabe solo hasta que el programa se inicia de nuevo.
returns-clock-ahead = El reloj de { $device } estaba adelantado { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}. Las horas escritas allí pueden tener esa misma diferencia; no se usaron para decidir nada.
returns-clock-behind = El reloj de { $device } estaba atrasado { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}. Las horas escritas allí pueden tener esa misma diferencia; no se usaron para decidir nada.
returns-refused = No aceptado
    .taken-since = Se aceptó después, en otro encuentro.
    .more = { $n ->
        [one] Y 1 más.
       *[other] Y { $n } más.
    }
# Expedientes que no estaban aquí; $charts viene escrito
returns-new = { $n ->
    [one] 1 expediente está aquí por primera vez
   *[other] { $charts } expedientes están aquí por primera vez
}
    .more = { $n ->
        [one] 1 más está entre sus casos
       *[other] { $n } más están entre sus casos
    }
returns-nothing = No cambió nada entre sus casos.
