# Una página que no se pudo mostrar y lo que pasó en su lugar: el mensaje es el título, `.sentence` dice qué pasó,
# `.next` qué hacer.

told-not-found = Esta página no está aquí
    .sentence = La dirección no lleva a ninguna parte, o lleva a algo que no está en este equipo.
    .next = Búsquelo entre los casos. Si antes estaba aquí, puede que la clínica lo haya movido: sincronice y vuelva a mirar.
told-no-such-page = Esta página no está aquí
    .sentence = { $pages ->
        [one] Esta lista tiene una página y la dirección pide otra.
       *[other] Esta lista tiene { $pages } páginas y la dirección pide otra.
    }
    .next = Puede que la lista sea ahora más corta. Comience por su primera página.
told-not-allowed = No es para su función
    .sentence = Su función no abre esta página.
    .next = Pídaselo a alguien del equipo cuya función sí la abra.
told-other-site = No se hizo nada
    .sentence = Esto se envió desde una página que no es de este programa, así que no se confió en ello.
    .next = Abra la página aquí y envíelo otra vez.
told-other-host = Otra dirección
    .sentence = Estas páginas son solo para el navegador de esta misma computadora.
    .next = Ábralas con la dirección localhost.
told-other-name = Otra dirección
    .sentence = Las páginas de la clínica no se dan en esta dirección.
    .next = Abra una de las direcciones que muestra la página “{ devices-title }” de la clínica.
told-own-screen = En la pantalla de la propia clínica
    .sentence = Esto se hace solo en la pantalla de la propia clínica, así que no se hizo nada.
    .next = Hágalo allí.
told-too-large = Demasiado de una vez
    .sentence = El formulario contiene más de lo que se puede guardar de una vez, así que no se guardó nada.
    .next = Vuelva atrás; sus palabras deberían seguir ahí. Guarde una parte y después el resto en otra nota.
told-not-a-form = No se entendió
    .sentence = Lo que se envió no se pudo leer, así que no se hizo nada.
    .next = Abra otra vez la página y envíelo de nuevo.
told-stale = Esta página ya no estaba al día
    .sentence = Mostraba una versión que aquí no se conoce, así que no se guardó nada.
    .next = Ábrala otra vez y vuelva a poner sus palabras.
told-other-person = No se guardó
    .sentence = No se guardó: este formulario se mostró a otra persona, que tenía antes la sesión iniciada aquí.
    .next = No se escribió nada a su nombre. Esa persona encontrará las palabras de su formulario al iniciar sesión, mientras el programa siga en marcha.
told-saved-before = No se conservó
    .sentence = No se conservó: este formulario ya se guardó.
    .next = Guárdelo otra vez: antes de cambiar nada se le muestra lo que escribió desde entonces.
# $max es cuántos formularios con palabras sin guardar puede tener una persona
told-kept-too-many = No se conservó
    .sentence = No se conservó: usted tiene { $max } formularios con palabras sin guardar, y no se conservan más.
    .next = Guarde este ahora, o abra uno de los otros en la página Hoy y guárdelo o déjelo ir.
told-kept-too-large = No se conservó
    .sentence = No se conservó: es más de lo que se puede conservar de una vez.
    .next = Guarde una parte y después el resto en otro formulario.
told-kept-full = No se conservó
    .sentence = No se conservó: el disco de esta computadora está lleno.
    .next = Quédese en esta página y avise a quien cuida de esta computadora. Lo que se guardó antes está a salvo.
told-not-kept = No se conservó
    .sentence = No se conservó: no se pudo escribir en esta computadora.
    .next = Quédese en esta página; guarde, o inténtelo otra vez dentro de un rato. Lo que se guardó antes está a salvo.
told-not-a-language = No se eligió
    .sentence = Las páginas no se pueden pedir en este idioma.
    .next = Elija uno de la lista.
told-render = Esta página no se pudo mostrar
    .sentence = Algo salió mal en el programa. Lo que se guardó antes está a salvo.
    .next = Inténtelo otra vez; si sigue igual, avise a quien cuida de esta computadora.

told-set-up-already = Ya está preparado
    .sentence = Esto ya se preparó antes.
    .next = Solo tiene que iniciar sesión.
told-not-together = No se inició la sesión
    .sentence = Ese nombre de acceso y esa frase de acceso no van juntos aquí.
    .next = Inténtelo otra vez, o pida ayuda a un supervisor o una supervisora.
told-load = Esto no funcionó
    .sentence = Esta parte del expediente no se pudo armar a partir del registro.
    .next = No se cambió nada. Avise a quien cuida de esta computadora: hay que revisar el registro.
told-not-stored = Esto no funcionó
    .sentence = No se pudo escribir en el disco, así que no se cambió nada.
    .next = Conserve sus palabras. Si el disco está lleno, libere espacio y guarde otra vez. Si no basta, detenga el programa e inícielo de nuevo: hasta entonces no guarda nada más.
told-not-the-clinic = Se hace en la clínica
    .sentence = Las personas y las portátiles se administran en la pantalla de la propia clínica.
    .next = Hágalo allí; esta portátil se entera en la próxima sincronización.
told-login-taken = Nombre de acceso ocupado
    .sentence = Alguien ya inicia sesión con ese nombre.
    .next = Elija otro nombre de acceso.
told-directory = Esto no funcionó
    .sentence = La lista de personas de este registro no lleva la firma de la clínica.
    .next = No se abrió nada. Avise a quien cuida de esta computadora.
told-no-random = Esto no funcionó
    .sentence = Esta computadora no dio números al azar, así que nada se podía hacer con seguridad.
    .next = Reinicie la computadora.
told-no-room = Esto no funcionó
    .sentence = Esta computadora ya no tiene espacio para trabajar.
    .next = Cierre otros programas e inténtelo otra vez.
told-stopping = Se está deteniendo
    .sentence = El programa se está deteniendo o se acaba de detener.
    .next = Inícielo de nuevo y vuelva a abrir esta página.

told-other-document = No se guardó
    .sentence = Este formulario es de otro expediente, no de aquel al que se envió, así que no se guardó nada.
    .next = Abra otra vez la página desde los casos.
told-too-much-at-once = No se guardó
    .sentence = Es más de lo que se puede guardar de una vez, así que no se guardó nada.
    .next = Vuelva atrás y guarde primero una parte, y después el resto.
told-problems = No se guardó
    .sentence = Antes hay que corregir algo, así que no se guardó nada.
    .next = Abra otra vez la página; allí dice qué.
told-not-written = No se guardó
    .sentence = No se pudo escribir en el expediente, así que no se cambió nada.
    .next = Inténtelo otra vez; si sigue igual, avise a quien cuida de esta computadora.

# Las llaves y el registro mismo

told-weak-passphrase = No aceptado
    .sentence = El nombre de acceso está vacío o la frase de acceso es demasiado corta.
    .next = Vuelva atrás y elija una más larga: unas cuantas palabras seguidas funcionan bien.
told-last-person = La última persona
    .sentence = Esta es la última persona que puede abrir esta computadora.
    .next = Agregue antes a alguien más.
told-keys = Las llaves no se pudieron usar
    .sentence = El archivo de llaves de esta computadora no se pudo leer o escribir. No se cambió nada.
    .next = Avise a quien cuida de esta computadora: quizá haya que recuperarlo de la copia de respaldo más reciente.
told-clinics-folder = Otro tipo de carpeta
    .sentence = Esta carpeta contiene el registro de una clínica y se abrió como si fuera de una portátil.
    .next = No se cambió nada. Detenga el programa e inícielo así: waystation clinic.
told-laptops-folder = Otro tipo de carpeta
    .sentence = Esta carpeta contiene el registro de una portátil y se abrió como si fuera de una clínica.
    .next = No se cambió nada. Detenga el programa e inícielo así: waystation laptop.
told-no-people = Falta algo
    .sentence = La frase de acceso es correcta, pero las personas no están en el registro: faltan archivos, o su preparación se interrumpió. No se cambió nada.
    .next = Avise a quien cuida de esta computadora: hay que recuperar los archivos que faltan de la copia de respaldo más reciente. Si aquí nunca se guardó nada, comience en otra carpeta.
told-record = Esto no funcionó
    .sentence = El registro de esta computadora no se pudo leer o escribir. Lo que se confirmó antes está a salvo.
    .next = Detenga el programa, inícielo de nuevo y mire si el disco está lleno. Si sigue igual, avise a quien cuida de esta computadora antes de continuar.
# $segment es un archivo del registro, $offset un lugar en él, $what cómo está dañado.
told-damaged = El registro está dañado
    .sentence =
        En { $segment }, en el byte { $offset }: { $what ->
            [file-missing] falta el archivo
            [file-header] su encabezado no es lo que se escribió
            [file-order] el archivo no sigue al anterior
            [group-header] el encabezado de un grupo no es lo que se escribió
            [group-order] un grupo no sigue al anterior
            [group-cut-off] un grupo está cortado
            [group] un grupo no es lo que se escribió
            [too-long] es demasiado largo
            [frame-header] el encabezado de un bloque no es lo que se escribió
            [frame-cut-off] un bloque está cortado
            [frame-number] un bloque tiene un número equivocado
            [frames-gone] faltan bloques que se habían escrito
            [payload-gone] se quitó un contenido
            [reach-note] la nota de hasta dónde llegaba el registro falta o no es lo que se escribió
            [other-record] el registro no es aquel cuyo final se anotó
            [payload-form] un contenido no tiene la forma que le corresponde
            [payload-sealed] un contenido no se puede abrir con su llave
           *[chain] la cadena está rota
        }. No se abrió ni se cambió nada.
    .next = Copie ahora toda la carpeta de datos a otro disco y avise a quien cuida de esta computadora: hay que recuperar ese archivo de la copia de respaldo más reciente. La orden “waystation check” dice lo mismo.
told-shortened = Falta una parte del registro
    .sentence = { $segment } debería llegar hasta el byte { $expected } y llega hasta { $found }. No se abrió ni se cambió nada.
    .next = Avise a quien cuida de esta computadora: hay que recuperar los archivos que faltan, o la copia de respaldo más reciente.
told-keys-older = Las llaves son más antiguas que el registro
    .sentence = El archivo keyring, o su lista de llaves, se recuperó de una copia de respaldo y el registro no: una parte no se podría abrir. No se abrió ni se cambió nada.
    .next = Avise a quien cuida de esta computadora: hay que recuperar keyring, los archivos keys y el registro de la misma copia de respaldo, en una carpeta nueva.
told-newer-format = Escrito por una versión más nueva
    .sentence = Una versión más nueva de Waystation escribió { $file } (formato { $found }; esta conoce hasta { $known }). No se abrió ni se cambió nada.
    .next = Instale esa versión o una posterior y vuelva a iniciar sesión.
told-full = El disco está lleno
    .sentence = No había espacio para escribir. Lo que se confirmó antes está a salvo.
    .next = Libere espacio en el disco y pruebe otra vez. Si no basta, detenga el programa e inícielo de nuevo.
told-read-only = Aquí no se puede escribir
    .sentence = La carpeta de datos, o su disco, solo se puede leer. Lo que se confirmó antes está a salvo.
    .next = Avise a quien cuida de esta computadora: así queda a menudo un disco que falla, o que se saca mientras se usa. Cuando se pueda escribir de nuevo, detenga el programa e inícielo.

# Adónde lleva una página que no se pudo mostrar

told-link-today = Ir a hoy
told-link-back = Volver
told-link-again = Intentar otra vez
told-link-first = Ir a su primera página
