package org.polyseme;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The folder tree is the architecture; its arrows are these tests. */
@AnalyzeClasses(packages = "org.polyseme", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    // Who may import whom, of ours and of theirs. The JDK and JSpecify are everybody's.

    @ArchTest
    static final ArchRule state = only("state", ours("state"), theirs())
            .because("values that cross threads must be plain Java, or nobody can tell that they are frozen");

    @ArchTest
    static final ArchRule theory = only("theory", ours("theory", "state"), theirs())
            .because("what the papers predict must not depend on what we compute");

    @ArchTest
    static final ArchRule measure = only("measure", ours("measure", "state", "theory"), theirs("org.ejml.."))
            .because("a measurement is a pure function of a snapshot, whoever made the snapshot");

    @ArchTest
    static final ArchRule figure = only(
                    "figure",
                    ours("figure", "state", "measure", "theory"),
                    theirs("org.jfree..").and(not(resideInAnyPackage("org.jfree.chart.fx..", "org.jfree.fx.."))))
            .because("one painter serves screen, film and print, so it may know Java2D but no window");

    @ArchTest
    static final ArchRule engine = only(
                    "engine",
                    ours("engine", "state", "measure"),
                    theirs("org.nd4j..", "org.bytedeco..", "com.sun.jna.."))
            .because("the maths must read, run and be tested without anything around it");

    @ArchTest
    static final ArchRule store = only("store", ours("store", "state"), theirs("com.fasterxml.jackson.."))
            .because("a file format outlives the programs that read it");

    @ArchTest
    static final ArchRule session = only(
                    "session", ours("session", "state", "engine", "measure", "store"), theirs("org.slf4j.."))
            .because("a run goes on whether or not anybody watches");

    @ArchTest
    static final ArchRule sweep = only(
                    "sweep",
                    ours("sweep", "state", "engine", "measure", "store", "theory"),
                    theirs("org.apache.spark..", "scala.."))
            .because("many runs go on a machine without a screen");

    @ArchTest
    static final ArchRule sparkStaysInItsCorner = noClasses()
            .that()
            .resideOutsideOfPackage("org.polyseme.sweep.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..")
            .because("Spark comes by a Maven profile and is absent otherwise");

    @ArchTest
    static final ArchRule export = only(
                    "export",
                    ours("export", "state", "figure", "measure", "store"),
                    theirs(
                            "org.jfree..",
                            "org.apache.pdfbox..",
                            "de.rototor.pdfbox..",
                            "org.bytedeco.ffmpeg..",
                            "org.bytedeco.javacpp.."))
            .because("the command line prints the same pictures without a window");

    /** {@code javafx.util} for {@code Subscription}. */
    @ArchTest
    static final ArchRule viewModel = only(
                    "view.model",
                    ours("view.model", "state", "session", "measure", "store"),
                    theirs("javafx.beans..", "javafx.collections..", "javafx.util.."))
            .because("presentation state without nodes is tested without a toolkit");

    @ArchTest
    static final ArchRule nothingIsDressedAhead = noClasses()
            .that()
            .haveFullyQualifiedName("org.polyseme.view.Ahead")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx.scene.control..")
            .because("the first control has JavaFX dress all in a theme of its own, unless it was told of ours before");

    @ArchTest
    static final ArchRule view = noClasses()
            .that()
            .resideInAPackage("org.polyseme.view..")
            .should()
            .dependOnClassesThat(ours("engine", "cli", "app"))
            .because("the view draws snapshots; it never trains, and nobody below wires it");

    @ArchTest
    static final ArchRule cli = noClasses()
            .that()
            .resideInAPackage("org.polyseme.cli..")
            .should()
            .dependOnClassesThat(ours("view", "app"))
            .allowEmptyShould(true)
            .because("the command line must work where no window can open");

    @ArchTest
    static final ArchRule noCycles = slices().matching("org.polyseme.(*)..")
            .should()
            .beFreeOfCycles()
            .because("two packages that need each other are one");

    // What belongs to one place.

    @ArchTest
    static final ArchRule toolkitStaysInView = noClasses()
            .that()
            .resideOutsideOfPackages("org.polyseme.view..", "org.polyseme.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "javafx..",
                    "com.sun.javafx..",
                    "org.controlsfx..",
                    "atlantafx..",
                    "org.kordamp..",
                    "org.jfree.chart.fx..",
                    "org.jfree.fx..")
            .because("only the view may need a screen; app merely launches it");

    @ArchTest
    static final ArchRule arraysStayInEngine = noClasses()
            .that()
            .resideOutsideOfPackage("org.polyseme.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco.openblas..")
            .because("native memory handed to another thread is read after it was freed");

    @ArchTest
    static final ArchRule java2dStaysWherePicturesAre = noClasses()
            .that()
            .resideOutsideOfPackages("org.polyseme.figure..", "org.polyseme.export..", "org.polyseme.view..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.awt..")
            .because("numbers have no colour");

    @ArchTest
    static final ArchRule picocliStaysInCli = noClasses()
            .that()
            .resideOutsideOfPackages("org.polyseme.cli..", "org.polyseme.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("what a command does must not depend on how it was typed");

    // Threads, clocks and dice.

    @ArchTest
    static final ArchRule fewMakeThreads = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.polyseme.session..",
                    "org.polyseme.view..",
                    "org.polyseme.engine..",
                    "org.polyseme.sweep..",
                    "org.polyseme.export..",
                    "org.polyseme.app..")
            .should()
            .callCodeUnitWhere(describe("a thread is made", ArchitectureTest::makesThread))
            .because("each thread has one owner, who names it and ends it");

    @ArchTest
    static final ArchRule oneDoorToTheFxThread = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.polyseme.view.FxThread")
            .should()
            .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
            .because("one runLater per event floods the queue; the frame clock pulls instead");

    @ArchTest
    static final ArchRule numbersDoNotDependOnTheClock = noClasses()
            .that()
            .resideInAnyPackage(packages("engine", "state", "figure", "measure", "theory"))
            .should()
            .callCodeUnitWhere(describe("the result is another each time", ArchitectureTest::differsEachTime))
            .allowEmptyShould(true)
            .because("the same recipe must give the same numbers and the same picture");

    // Frozen values.

    @ArchTest
    static final ArchRule stateIsFrozen = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.polyseme.state..")
            .should()
            .beFinal()
            .allowEmptyShould(true)
            .because("what two threads share must not change");

    @ArchTest
    static final ArchRule stateHidesItsArrays = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.polyseme.state..")
            .and()
            .arePublic()
            .should(notReturnAnArray())
            .allowEmptyShould(true)
            .because("an array handed out can be written to");

    @ArchTest
    static final ArchRule noStaticState = fields().that()
            .areStatic()
            .should(beConstant())
            .because("hidden state makes a test depend on the test before it");

    @ArchTest
    static final ArchRule noSingletons =
            noMethods().should().haveName("getInstance").because("what a class needs, its constructor asks for");

    // Manners.

    @ArchTest
    static final ArchRule onlyTheDoorPrints = noClasses()
            .that()
            .resideOutsideOfPackage("org.polyseme.app..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("commands write to picocli's writers, and all else to the log");

    @ArchTest
    static final ArchRule noVagueExceptions = GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because(
            "who catches must know what went wrong");

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes = classes()
            .should()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotStartingWith("Abstract")
            .because("these words fit any class, so they say nothing of this one");

    private static ArchRule only(
            String name, DescribedPredicate<JavaClass> ours, DescribedPredicate<JavaClass> theirs) {
        // A package may be yet to come.
        return classes()
                .that()
                .resideInAnyPackage(packages(name))
                .should()
                .onlyDependOnClassesThat(
                        are(ours.or(theirs).or(resideInAnyPackage("java..", "javax.imageio..", "org.jspecify.."))))
                .allowEmptyShould(true)
                .as(name + " imports only " + ours.getDescription() + " and " + theirs.getDescription());
    }

    private static DescribedPredicate<JavaClass> ours(String... names) {
        return resideInAnyPackage(packages(names)).as("our " + String.join(", ", names));
    }

    private static DescribedPredicate<JavaClass> theirs(String... packages) {
        return resideInAnyPackage(packages)
                .as("their " + (packages.length == 0 ? "nothing" : String.join(", ", packages)));
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> "org.polyseme." + name + "..").toArray(String[]::new);
    }

    private static boolean makesThread(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        if (isConstructor(call)) {
            return Stream.of(Thread.class, ExecutorService.class, Timer.class).anyMatch(owner::isAssignableTo);
        }
        Set<String> borrowing = Set.of("parallel", "parallelStream", "supplyAsync", "runAsync", "commonPool");
        return owner.isEquivalentTo(Executors.class)
                || (owner.getPackageName().startsWith("java.") && borrowing.contains(call.getName()));
    }

    private static boolean differsEachTime(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        if (isConstructor(call)) {
            boolean dice = owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(SplittableRandom.class);
            return dice && call.getTarget().getRawParameterTypes().isEmpty();
        }
        String called = owner.getName() + "." + call.getName();
        return Set.of("java.lang.System.currentTimeMillis", "java.lang.System.nanoTime", "java.lang.Math.random")
                        .contains(called)
                || owner.isEquivalentTo(ThreadLocalRandom.class)
                || called.matches("java\\.time\\.\\w+\\.now");
    }

    private static boolean isConstructor(JavaCall<?> call) {
        return call.getName().equals(JavaConstructor.CONSTRUCTOR_NAME);
    }

    private static ArchCondition<JavaMethod> notReturnAnArray() {
        return new ArchCondition<>("not return an array") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean enumValues =
                        method.getName().equals("values") && method.getOwner().isEnum();
                if (method.getRawReturnType().isArray() && !enumValues) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static ArchCondition<JavaField> beConstant() {
        DescribedPredicate<JavaClass> changeable = resideInAnyPackage("java.util.concurrent.atomic..")
                .or(assignableTo(ConcurrentMap.class))
                .or(assignableTo(ThreadLocal.class));
        return new ArchCondition<>("be final, and no container that changes") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean isFinal = field.getModifiers().contains(JavaModifier.FINAL);
                if (!isFinal || changeable.test(field.getRawType())) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName()));
                }
            }
        };
    }
}
