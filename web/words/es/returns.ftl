# Sincronizaciones entre dispositivos y lo que trajo cada una

returns-title = Sincronizaciones
returns-intro = Cada vez que una laptop y la clínica se sincronizaron, y qué resultó.
returns-none = Ninguna sincronización ha traído cambios aún.
# Debajo de la lista: sincronizaciones que no trajeron nada desde que se inició el programa; en $gave de ellas se envió algo
returns-quiet = { $n ->
    [one] Además, 1 sincronización desde que se inició el programa no trajo nada nuevo
   *[other] Además, { $n } sincronizaciones desde que se inició el programa no trajeron nada nuevo
}{ $gave ->
    [0] .
   *[other] { $n ->
        [one] ; en ella se actualizó el otro dispositivo.
       *[other] ; en { $gave } de ellas se actualizó el otro dispositivo.
    }
}

# Lo que trajo una sincronización: cambios ($came) en tantos expedientes ($charts) y partes de expedientes que llegaron
# completas ($whole). Sin punto final: están en listas.
returns-came = { $came ->
    [one] Llegó 1 cambio
   *[other] Llegaron { $came } cambios
} en { $charts ->
    [one] 1 expediente
   *[other] { $charts } expedientes
}
returns-whole = { $whole ->
    [one] Llegó completa 1 parte de expediente
   *[other] Llegaron completas { $whole } partes de expedientes
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

# Marcas al lado
returns-something-waits = { $n ->
    [one] 1 expediente que recibió cambios tiene algo por revisar, de esta sincronización o de antes
   *[other] { $n } expedientes que recibieron cambios tienen algo por revisar, de esta sincronización o de antes
}
returns-not-taken = { $n ->
    [one] 1 cambio no aceptado
   *[other] { $n } cambios no aceptados
}
returns-was-cut = Se interrumpió

# Una sincronización
returns-all = Todas las sincronizaciones
returns-merged = Lo que se combinó
# Quién se sincronizó con quién; $when es "24 nov 2026, 10:42", $took "12 segundos"
returns-laptop-came = { $device } se sincronizó con esta clínica el { $when }.
    .took = { $device } se sincronizó con esta clínica el { $when }. Duró { $took }.
returns-came-home = Esta laptop se sincronizó con la clínica el { $when }.
    .took = Esta laptop se sincronizó con la clínica el { $when }. Duró { $took }.
# Lo que se envió al otro dispositivo; sin punto final
returns-went = { $went ->
    [one] Se envió 1 cambio al otro dispositivo
   *[other] Se enviaron { $went } cambios al otro dispositivo
}
returns-went-whole = { $whole ->
    [one] Se envió completa 1 parte de expediente al otro dispositivo
   *[other] Se enviaron completas { $whole } partes de expedientes al otro dispositivo
}
returns-went-both = Se enviaron { $went ->
    [one] 1 cambio
   *[other] { $went } cambios
} y { $whole ->
    [one] 1 parte completa
   *[other] { $whole } partes completas
} al otro dispositivo
returns-nothing-went = No se envió nada al otro dispositivo: ya tenía todo
# $in y $out son "34 kB"
returns-bytes = Recibido en total: { $in }; enviado: { $out }
returns-end-alike = Al final los dos dispositivos tenían lo mismo
returns-end-alike-but = Al final los dos dispositivos tenían lo mismo, excepto lo que no se aceptó
returns-end-differs = Al final aún no tenían lo mismo; la siguiente sincronización lo corrige
returns-end-cut = Se interrumpió; la siguiente sincronización continúa desde ahí
# $done y $of vienen escritos
returns-end-cut-at = Se interrumpió cuando habían pasado { $done } de { $of } partes; la siguiente sincronización continúa desde ahí
returns-end-under-way = Sigue en curso
returns-end-not-known = No consta cómo terminó: se interrumpió o se hizo con una versión anterior
# De lo combinado, cuántas cosas había que revisar ($n) y cuántas siguen pendientes ($waits)
# Aún no se ha revisado ninguna
returns-asked-all = { $n ->
    [one] Hay 1 cosa por revisar
   *[other] Hay { $n } cosas por revisar
}
returns-asked = { $n ->
    [0] No hay nada que revisar
   *[other] { $waits ->
        [0] { $n ->
            [one] Había 1 cosa por revisar y ya se revisó
           *[other] Había { $n } cosas por revisar y ya se revisaron todas
        }
        [one] { $n ->
            [one] Hay 1 cosa por revisar
           *[other] Había { $n } cosas por revisar; falta 1
        }
       *[other] Había { $n } cosas por revisar; faltan { $waits }
    }
}
returns-this-run = La duración de una sincronización y la cantidad enviada solo se conocen hasta que se reinicia el programa.
returns-clock-ahead = El reloj de { $device } estaba adelantado { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}. Las horas escritas allí pueden tener esa diferencia; no se usaron para decidir nada.
returns-clock-behind = El reloj de { $device } estaba atrasado { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
}. Las horas escritas allí pueden tener esa diferencia; no se usaron para decidir nada.
returns-refused = No se aceptó
    .taken-since = Se aceptó después, en otra sincronización.
    .more = { $n ->
        [one] Y 1 más.
       *[other] Y { $n } más.
    }
# Expedientes que no estaban aquí; $charts viene escrito
returns-new = { $n ->
    [one] Llegó 1 expediente nuevo
   *[other] Llegaron { $charts } expedientes nuevos
}
    .more = { $n ->
        [one] Hay 1 más en la lista de casos
       *[other] Hay { $n } más en la lista de casos
    }
returns-nothing = No cambió nada en los casos.
