# Una página que no se pudo mostrar y lo que pasó en su lugar: el mensaje es el título, `.sentence` dice qué pasó,
# `.next` qué hacer.

told-not-found = Esta página no existe
    .sentence = La dirección es incorrecta, o lleva a algo que no está en este dispositivo.
    .next = Búsquelo en los casos. Si antes estaba aquí, es posible que la clínica lo haya movido: sincronice y busque de nuevo.
told-no-such-page = Esta página no existe
    .sentence = { $pages ->
        [one] Esta lista tiene una sola página.
       *[other] Esta lista tiene solo { $pages } páginas.
    }
    .next = Es posible que la lista ahora sea más corta. Empiece por la primera página.
told-not-allowed = Su rol no tiene acceso
    .sentence = Su rol no puede abrir esta página.
    .next = Pídalo a alguien del equipo que sí pueda.
told-not-your-role = No es para su rol
    .sentence = Su rol no incluye esta parte del expediente.
    .next = Aquí no falta nada y sincronizar no lo cambia. Consulte a alguien del equipo cuyo rol sí la incluya.
told-for-others = Es para otra persona
    .sentence = La persona dijo quién puede leer esto, y usted no está entre ellos.
    .next = Aquí no falta nada y sincronizar no lo cambia. Su terapeuta o alguien de supervisión puede decirle más.
told-other-site = No se hizo nada
    .sentence = Esto se envió desde una página que no es de este programa, así que se rechazó.
    .next = Abra la página aquí y envíelo de nuevo.
told-other-host = Otra dirección
    .sentence = Estas páginas son solo para el navegador de esta misma computadora.
    .next = Ábralas con la dirección localhost.
told-other-name = Otra dirección
    .sentence = Las páginas de la clínica no se abren con esta dirección.
    .next = Use una de las direcciones que aparecen en la página “{ devices-title }” de la computadora de la clínica.
told-own-screen = Solo en la computadora de la clínica
    .sentence = Esto solo se puede hacer en la computadora de la clínica, así que no se hizo nada.
    .next = Hágalo en esa computadora.
told-too-large = Demasiado texto
    .sentence = El formulario contiene más de lo que se puede guardar de una vez, así que no se guardó nada.
    .next = Tampoco cabía como borrador. Vuelva atrás: algunos navegadores muestran el formulario como estaba. Antes que nada, copie de ahí lo que escribió; después guarde una parte y el resto en otra nota.
told-too-slow = El formulario tardó demasiado en llegar
    .sentence = El formulario no llegó completo a tiempo, así que no se guardó nada.
    .next = Vuelva atrás y envíelo de nuevo más cerca de la red inalámbrica de la clínica.
told-not-a-form = No se pudo leer
    .sentence = Lo que se envió no se pudo leer, así que no se hizo nada.
    .next = Abra la página otra vez y envíelo de nuevo.
told-stale = Esta página estaba desactualizada
    .sentence = Mostraba una versión que aquí no se conoce, así que no se guardó nada.
    .next = Ábrala otra vez y vuelva a escribir lo que falta.
told-other-person = No se guardó
    .sentence = No se guardó: este formulario se abrió con la sesión de otra persona.
    .next = No se escribió nada a nombre de usted. Esa persona encontrará lo que escribió entre sus borradores al iniciar sesión.
told-other-person-unkept = No se guardó
    .sentence = No se guardó: este formulario se abrió con la sesión de otra persona.
    .next = No se escribió nada a nombre de usted ni se conservó nada. Vuelva atrás, y que la persona que lo escribió inicie sesión en otra ventana y lo envíe de nuevo.
told-from-before = No se guardó
    .sentence = No se guardó: este formulario es de antes y no dice a quién se le mostró.
    .next = No se escribió nada a nombre de nadie. Lo que contiene queda como borrador suyo: vea si lo escribió usted.
told-link-unsent = Lo que no se guardó
told-from-before-unkept = No se guardó
    .sentence = No se guardó: este formulario es de antes y no dice a quién se le mostró.
    .next = No se escribió nada a nombre de nadie ni se conservó nada. Vuelva atrás, copie lo que escribió y abra el formulario de nuevo.
told-saved-before = El borrador no se guardó
    .sentence = El borrador no se guardó: este formulario ya se había guardado.
    .next = Guárdelo de nuevo: antes de cambiar algo verá lo que escribió después.
# $max es cuántos formularios con texto sin guardar puede tener una persona
told-kept-too-many = El borrador no se guardó
    .sentence = El borrador no se guardó: usted ya tiene { $max } borradores, que es el máximo.
    .next = Guarde este formulario ahora, o abra alguno de los otros en la página “{ nav-today }” y guárdelo o descártelo.
# $size es un número de MB
told-kept-too-much = El borrador no se guardó
    .sentence = El borrador no se guardó: sus borradores ocuparían juntos más de { $size } MB.
    .next = Guarde este formulario ahora, o abra alguno de los otros en la página “{ nav-today }” y guárdelo o descártelo.
told-kept-too-large = El borrador no se guardó
    .sentence = El borrador no se guardó: es más largo de lo permitido.
    .next = Guarde una parte y después el resto en otro formulario.
told-kept-full = El borrador no se guardó
    .sentence = El borrador no se guardó: el disco de esta computadora está lleno.
    .next = No cierre esta página y avise a la persona encargada de esta computadora. Lo que ya se había guardado está a salvo.
told-not-kept = El borrador no se guardó
    .sentence = El borrador no se guardó: no se pudo escribir en esta computadora.
    .next = No cierre esta página; guarde, o inténtelo de nuevo en un rato. Lo que ya se había guardado está a salvo.
told-not-a-language = No se cambió el idioma
    .sentence = Las páginas no están disponibles en ese idioma.
    .next = Elija uno de la lista.
told-render = Esta página no se pudo mostrar
    .sentence = Hubo un error en el programa. Lo que ya se había guardado está a salvo.
    .next = Inténtelo de nuevo; si el problema sigue, avise a la persona encargada de esta computadora.

told-set-up-already = Ya está configurada
    .sentence = Esta clínica ya se había configurado.
    .next = Inicie sesión.
told-not-together = No se inició sesión
    .sentence = El usuario o la contraseña no son correctos.
    .next = Inténtelo de nuevo, o pida ayuda a supervisión.
told-load = No se pudo abrir
    .sentence = Esta parte del expediente no se pudo armar con los datos guardados.
    .next = Nada cambió. Avise a la persona encargada de esta computadora: hay que revisar los datos guardados.
told-not-stored = No se guardó
    .sentence = No se pudo escribir en el disco, así que nada cambió.
    .next = Copie lo que escribió. Si el disco está lleno, libere espacio y guarde de nuevo. Si no funciona, detenga el programa e inícielo otra vez: mientras tanto no guarda nada más.
told-not-the-clinic = Se hace en la clínica
    .sentence = El personal y las laptops se administran en la computadora de la clínica.
    .next = Hágalo allá; esta laptop lo recibe en la siguiente sincronización.
told-login-taken = Ese usuario ya existe
    .sentence = Otra persona ya inicia sesión con ese usuario.
    .next = Elija otro usuario.
told-directory = No se pudo abrir
    .sentence = La lista del personal que está en estos datos no tiene la firma de la clínica.
    .next = No se abrió nada. Avise a la persona encargada de esta computadora.
told-no-random = No se pudo hacer
    .sentence = Esta computadora no generó números aleatorios, así que no era seguro continuar.
    .next = Reinicie la computadora.
told-no-room = No se pudo hacer
    .sentence = Esta computadora se quedó sin memoria para trabajar.
    .next = Cierre otros programas e inténtelo de nuevo.
told-stopping = El programa se está deteniendo
    .sentence = El programa se está deteniendo o se acaba de detener.
    .next = Inícielo de nuevo y vuelva a abrir esta página.

told-other-document = No se guardó
    .sentence = Este formulario es de otro expediente, así que no se guardó nada.
    .next = Abra la página de nuevo desde los casos.
told-too-much-at-once = No se guardó
    .sentence = Es más de lo que se puede guardar de una vez, así que no se guardó nada.
    .next = Vuelva atrás, guarde primero una parte y después el resto.
told-problems = No se guardó
    .sentence = Hay algo que corregir, así que no se guardó nada.
    .next = Abra la página de nuevo; ahí se indica qué.
told-not-written = No se guardó
    .sentence = No se pudo escribir en el expediente, así que nada cambió.
    .next = Inténtelo de nuevo; si el problema sigue, avise a la persona encargada de esta computadora.

# Las llaves y los datos guardados

told-weak-passphrase = No se aceptó
    .sentence = Falta el usuario, o la contraseña es demasiado corta.
    .next = Vuelva atrás y elija una más larga: lo mejor son varias palabras seguidas.
told-last-person = La última persona
    .sentence = Esta es la última persona que puede abrir esta computadora.
    .next = Primero agregue a alguien más.
told-keys = No se pudieron usar las llaves
    .sentence = El archivo de llaves de esta computadora no se pudo leer o escribir. Nada cambió.
    .next = Avise a la persona encargada de esta computadora: quizá haya que recuperarlo de la copia de seguridad más reciente.
told-clinics-folder = Carpeta equivocada
    .sentence = Esta carpeta contiene los datos de una clínica y se abrió como si fuera de una laptop.
    .next = Nada cambió. Detenga el programa e inícielo así: waystation clinic.
told-laptops-folder = Carpeta equivocada
    .sentence = Esta carpeta contiene los datos de una laptop y se abrió como si fuera de una clínica.
    .next = Nada cambió. Detenga el programa e inícielo así: waystation laptop.
told-no-people = Falta algo
    .sentence = La contraseña es correcta, pero el personal no está en los datos guardados: faltan archivos, o la configuración inicial se interrumpió. Nada cambió.
    .next = Avise a la persona encargada de esta computadora: hay que recuperar los archivos que faltan de la copia de seguridad más reciente. Si aquí nunca se guardó nada, empiece en otra carpeta.
told-record = No se pudo hacer
    .sentence = Los datos guardados en esta computadora no se pudieron leer o escribir. Lo que ya se había confirmado está a salvo.
    .next = Detenga el programa, inícielo de nuevo y revise si el disco está lleno. Si el problema sigue, avise a la persona encargada de esta computadora antes de continuar.
# $segment es un archivo de los datos, $offset un lugar en él, $what cómo está dañado.
told-damaged = Los datos guardados están dañados
    .sentence =
        En { $segment }, en el byte { $offset }: { $what ->
            [file-missing] falta el archivo
            [file-header] su encabezado no es el que se escribió
            [file-order] el archivo no es la continuación del anterior
            [group-header] el encabezado de un grupo no es el que se escribió
            [group-order] un grupo no es la continuación del anterior
            [group-cut-off] un grupo está incompleto
            [group] un grupo no es el que se escribió
            [too-long] es demasiado largo
            [frame-header] el encabezado de un bloque no es el que se escribió
            [frame-cut-off] un bloque está incompleto
            [frame-number] un bloque tiene un número equivocado
            [frames-gone] faltan bloques que se habían escrito
            [payload-gone] falta el contenido de un bloque
            [reach-note] la nota de hasta dónde llegaban los datos falta o no es la que se escribió
            [other-record] los datos no son aquellos cuyo final se anotó
            [payload-form] un contenido no tiene la forma que le corresponde
            [payload-sealed] un contenido no se puede abrir con su llave
           *[chain] la cadena está rota
        }. No se abrió ni se cambió nada.
    .next = Copie ahora toda la carpeta de datos a otro disco y avise a la persona encargada de esta computadora: hay que recuperar ese archivo de la copia de seguridad más reciente. El comando “waystation check” muestra lo mismo.
told-shortened = Falta una parte de los datos guardados
    .sentence = { $segment } debería llegar hasta el byte { $expected } y llega hasta { $found }. No se abrió ni se cambió nada.
    .next = Avise a la persona encargada de esta computadora: hay que recuperar los archivos que faltan, o la copia de seguridad más reciente.
told-keys-older = Las llaves son más antiguas que los datos guardados
    .sentence = El archivo keyring, o su registro de llaves, se recuperó de una copia de seguridad y los datos no: una parte no se podría abrir. No se abrió ni se cambió nada.
    .next = Avise a la persona encargada de esta computadora: hay que recuperar keyring, los archivos keys y los datos de la misma copia de seguridad, en una carpeta nueva. Si no hay una copia más reciente, waystation se puede iniciar una vez con --older-keys.
told-newer-format = Escrito por una versión más reciente
    .sentence = Una versión más reciente de Waystation escribió { $file } (formato { $found }; esta conoce hasta { $known }). No se abrió ni se cambió nada.
    .next = Instale esa versión o una posterior y vuelva a iniciar sesión.
told-full = El disco está lleno
    .sentence = No había espacio para escribir. Lo que ya se había confirmado está a salvo.
    .next = Libere espacio en el disco e inténtelo de nuevo. Si no funciona, detenga el programa e inícielo otra vez.
told-read-only = Aquí no se puede escribir
    .sentence = La carpeta de datos, o su disco, es solo de lectura. Lo que ya se había confirmado está a salvo.
    .next = Avise a la persona encargada de esta computadora: suele pasar cuando un disco falla o se retira mientras se usa. Cuando se pueda escribir de nuevo, detenga el programa e inícielo otra vez.

# Adónde lleva una página que no se pudo mostrar

told-link-today = Ir a “{ nav-today }”
told-link-back = Volver
told-link-again = Intentar de nuevo
told-link-first = Ir a la primera página
